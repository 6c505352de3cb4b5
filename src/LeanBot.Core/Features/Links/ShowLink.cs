namespace LeanBot.Core.Features.Links;

/// <summary>Shows an admin a link into the user bot as a picture to scan, with the link under it.</summary>
/// <param name="Payload">What the link starts the bot with: <c>promo_WINTER</c>.</param>
/// <param name="Caption">In Telegram's HTML; the link follows it.</param>
[Wire("telegram.link")]
public sealed record ShowLink(MemberId To, string Payload, string Caption) : Outgoing
{
    public override string Lane => $"chat:{Bot.Admin}:{To}";

    public override bool IsNewMessage => true;
}
