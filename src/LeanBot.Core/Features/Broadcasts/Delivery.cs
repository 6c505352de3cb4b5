namespace LeanBot.Core.Features.Broadcasts;

/// <summary>One recipient of a broadcast, and what became of them: a crash leaves nobody out.</summary>
/// <param name="MessageId">What Telegram calls the message.</param>
/// <param name="At">When it was sent, UTC.</param>
/// <param name="Pressed">A bit for each button that they pressed.</param>
[Kept("deliveries", IsWalked = true)]
public sealed record Delivery(
    string Broadcast, MemberId Member, DeliveryState State = DeliveryState.Waiting, long? MessageId = null,
    DateTimeOffset? At = null, long Pressed = 0) : Record
{
    public override string Key => KeyOf(Broadcast, Member);

    public static string KeyOf(string broadcast, MemberId member) => $"{broadcast}:{member}";
}
