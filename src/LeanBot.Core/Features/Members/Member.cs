using LeanBot.Core.Features.Links;

namespace LeanBot.Core.Features.Members;

/// <summary>A Telegram user the bot knows.</summary>
/// <param name="Username">For people to read; it changes hands, so nothing is decided by it.</param>
/// <param name="Language">A language of the texts.</param>
/// <param name="MetAt">UTC.</param>
/// <param name="TermsAcceptedAt">UTC; null until the terms are accepted.</param>
/// <param name="IsLanguageChosen">The person chose the language, so it no longer follows Telegram's.</param>
/// <param name="Promo">The code they have: the first that a link brought, or the last that they
/// typed.</param>
/// <param name="PromoToldOf">Which code they were told can't be used, and why.</param>
/// <param name="Referrer">Whose link brought them first.</param>
/// <param name="Wish">The link that asked for a plan, until the terms are accepted.</param>
/// <param name="IsReachable">False while the person blocks the user bot, or never started it.</param>
[Kept("members", IsWalked = true)]
public sealed record Member(
    MemberId Id,
    string Name,
    string? Username,
    string Language,
    DateTimeOffset MetAt,
    DateTimeOffset? TermsAcceptedAt = null,
    bool IsReachable = true,
    bool IsLanguageChosen = false,
    FirstTouch? Promo = null,
    FirstTouch? Referrer = null,
    string? Wish = null,
    string? PromoToldOf = null) : Record
{
    public override string Key => Id.ToString();
}
