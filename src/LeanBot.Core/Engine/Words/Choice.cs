namespace LeanBot.Core;

/// <summary>One inline button.</summary>
public abstract record Choice(string Label)
{
    /// <summary>Runs the <see cref="Button"/> of that route with the argument.</summary>
    public sealed record Press(string Label, string Route, string Argument) : Choice(Label);

    /// <summary>Opens a page or a chat.</summary>
    public sealed record Link(string Label, string Url) : Choice(Label);
}
