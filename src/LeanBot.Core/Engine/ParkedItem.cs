namespace LeanBot.Core;

/// <summary>Something authentic that could not be understood or handled: kept raw until an admin decides, or
/// until what it waits for is there.</summary>
/// <param name="Reference">What the person was told, and what the log says.</param>
/// <param name="Reason">Why it could not be handled, for people.</param>
/// <param name="Raw">As it came; for the result of a call, the row. Empty for a timer.</param>
/// <param name="About">What it is about, so that the same is not kept twice: a grant key.</param>
/// <param name="WaitsFor">The subscription (<c>main:sub_…</c>) whose owner has to become known first.</param>
/// <param name="TellAt">When the admins hear of it, UTC; null when they have.</param>
/// <param name="Row">The call whose result it was, so that it can be made again.</param>
/// <param name="Timer">The record whose timer it was.</param>
/// <param name="DroppedAt">When an admin decided that it does not matter, UTC.</param>
[Kept("parked")]
public sealed record ParkedItem(
    string Reference,
    string Cause,
    string Reason,
    string Raw,
    DateTimeOffset At,
    string? About = null,
    string? WaitsFor = null,
    DateTimeOffset? TellAt = null,
    OutboxRow? Row = null,
    DueEntry? Timer = null,
    DateTimeOffset? DroppedAt = null) : Record
{
    /// <summary>Longer than anybody sends the same again.</summary>
    private static readonly TimeSpan DroppedKeptFor = TimeSpan.FromDays(60);

    public static readonly Index<ParkedItem> ByAbout = new("by-about", item => item.About);

    public static readonly Index<ParkedItem> ByWaitsFor = new(
        "by-waits-for", item => item.DroppedAt is null ? item.WaitsFor : null);

    public override string Key => Reference;
    public override DateTimeOffset? Due => DroppedAt is { } dropped ? dropped + DroppedKeptFor : TellAt;

    /// <summary>Whether there is anything to try again with.</summary>
    public bool CanBeRetried => Raw.Length > 0 || Row is not null || Timer is not null;
}
