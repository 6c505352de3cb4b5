namespace LeanBot.Core;

/// <summary>A command a person types. Deriving from <see cref="MemberCommand"/> or <see cref="AdminCommand"/>
/// is the registration; <c>config/texts</c> describes it under <c>commands.NAME</c>.</summary>
public abstract class Command
{
    private protected Command(Bot bot) => Bot = bot;

    public Bot Bot { get; }

    /// <summary>1 to 32 characters of a-z, 0-9 and _, without the slash.</summary>
    public abstract string Name { get; }

    /// <summary>Other names it answers to; help and menus show only the main one.</summary>
    public virtual IReadOnlyList<string> Aliases => [];

    /// <summary>Where it stands in help and menus: smaller comes first, one place goes by name.</summary>
    public virtual int Place => 50;

    /// <summary>What follows the command, trimmed.</summary>
    public abstract void Run(Turn turn, string args);
}
