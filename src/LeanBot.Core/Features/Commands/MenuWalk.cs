namespace LeanBot.Core.Features.Commands;

/// <summary>A walk through all command menus after a start, since texts and commands may have
/// changed.</summary>
/// <param name="At">When it goes on, UTC.</param>
/// <param name="After">The key it has come to; null at the beginning.</param>
[Kept("menuWalks")]
public sealed record MenuWalk(DateTimeOffset At, string? After = null) : Record
{
    public const string OnlyKey = "menus";

    public override string Key => OnlyKey;
    public override DateTimeOffset? Due => At;
}
