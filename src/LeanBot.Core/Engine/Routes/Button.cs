namespace LeanBot.Core;

/// <summary>What happens when an inline button is pressed.</summary>
public abstract class Button
{
    private protected Button(Bot bot) => Bot = bot;

    public Bot Bot { get; }

    /// <summary>The wire name: it stands in keyboards that were shown weeks ago.</summary>
    public abstract string Route { get; }

    public abstract void Press(Turn turn, string argument);

    protected static Choice Make(string route, string label, string argument = "") =>
        new Choice.Press(label, route, argument);
}
