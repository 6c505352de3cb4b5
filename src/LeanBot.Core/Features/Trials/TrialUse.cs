namespace LeanBot.Core.Features.Trials;

/// <summary>That somebody, or a card, has had free days: kept for ever, for there are none a second
/// time.</summary>
/// <param name="Id"><c>member:5000000001</c> or <c>card:FINGERPRINT</c></param>
[Kept("trials")]
public sealed record TrialUse(string Id, MemberId Member, DateTimeOffset At) : Record
{
    public override string Key => Id;

    public static string OfMember(MemberId member) => $"member:{member}";

    public static string OfCard(string fingerprint) => $"card:{fingerprint}";
}
