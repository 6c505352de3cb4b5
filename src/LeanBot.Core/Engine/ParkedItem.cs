using LeanBot.Core.Features.Parked;

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
/// <param name="Payment">The money that it is about.</param>
/// <param name="TriedIn">The outbox row that tries it again, while one does.</param>
/// <param name="TriedBy">The admin who asked for that and is to hear the outcome.</param>
/// <param name="Sweep">The last <see cref="ParkedSweep"/> that tried it again.</param>
/// <param name="DropAt">When it is dropped by itself, UTC; the admins were told.</param>
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
    DateTimeOffset? DroppedAt = null,
    ParkedPayment? Payment = null,
    string? TriedIn = null,
    MemberId? TriedBy = null,
    string? Sweep = null,
    DateTimeOffset? DropAt = null) : Record
{
    /// <summary>The cause of what no event told begins so.</summary>
    public const string FoundPrefix = "found:";

    private const int GroupCharactersMax = 200;

    /// <summary>Longer than anybody sends the same again.</summary>
    private static readonly TimeSpan DroppedKeptFor = TimeSpan.FromDays(60);

    public static readonly Index<ParkedItem> ByAbout = new("by-about", item => item.About);

    public static readonly Index<ParkedItem> ByWaitsFor = new(
        "by-waits-for", item => item.DroppedAt is null ? item.WaitsFor : null);

    /// <summary>Those of one reason that are not dropped.</summary>
    public static readonly Index<ParkedItem> ByGroup = new(
        "by-group", item => item.DroppedAt is null ? item.Group : null);

    public static readonly Index<ParkedItem> ByTriedIn = new("by-tried-in", item => item.TriedIn);

    public static readonly Index<ParkedItem> BySweep = new(
        "by-sweep", item => item.DroppedAt is null ? item.Sweep : null);

    public override string Key => Reference;
    public override DateTimeOffset? Due => DroppedAt is { } dropped ? dropped + DroppedKeptFor : TellAt;

    /// <summary>Whether there is anything to try again with.</summary>
    public bool CanBeRetried => Row is not null || Timer is not null
        || (Raw.Length > 0 && !Cause.StartsWith("result:", StringComparison.Ordinal));

    /// <summary>The reason without the numbers and ids in it: what is wrong with several in the same
    /// way.</summary>
    public string Group => string.Join(' ', Short(Reason).Split(' ').Select(
        word => word.Any(letter => char.IsAsciiDigit(letter) || letter == '_') ? "…" : word));

    /// <summary>Whether it loses its worth with time. What may be about money, or about somebody's access,
    /// never does.</summary>
    public bool GrowsOld => Payment is null
        && (Row?.Request is SayMessage or AnswerPress
            || Cause.StartsWith("user:", StringComparison.Ordinal)
            || Cause.StartsWith("admin:", StringComparison.Ordinal));

    /// <summary>As if Stripe told of it now: no event did, it was found by asking. Null for all
    /// else.</summary>
    public Incoming? Found() =>
        Cause.StartsWith(FoundPrefix, StringComparison.Ordinal) && Payment is { Invoice: { } invoice } payment
            ? new Incoming.Stripe(Cause, new StripeEvent(
                invoice.Id, "invoice.paid", payment.Account, At, invoice with { Metadata = payment.Metadata }))
            { Raw = Raw }
            : null;

    /// <summary>It does not matter. It is remembered without what it held, so that the same told once more
    /// does not come back.</summary>
    public ParkedItem Dropped(DateTimeOffset now) => this with
    {
        Raw = "",
        Row = null,
        Timer = null,
        Payment = null,
        TellAt = null,
        DropAt = null,
        DroppedAt = now,
    };

    private static string Short(string text) =>
        text.Length <= GroupCharactersMax ? text : text[..GroupCharactersMax];
}
