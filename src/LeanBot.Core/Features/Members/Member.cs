namespace LeanBot.Core.Features.Members;

/// <summary>A Telegram user the bot knows.</summary>
/// <param name="Username">For people to read; it changes hands, so nothing is decided by it.</param>
/// <param name="Language">A language of the texts.</param>
/// <param name="MetAt">UTC.</param>
/// <param name="TermsAcceptedAt">UTC; null until the terms are accepted.</param>
/// <param name="IsReachable">False while the person blocks the user bot, or never started it.</param>
[Kept("members")]
public sealed record Member(
    MemberId Id,
    string Name,
    string? Username,
    string Language,
    DateTimeOffset MetAt,
    DateTimeOffset? TermsAcceptedAt = null,
    bool IsReachable = true) : Record
{
    public override string Key => Id.ToString();
}
