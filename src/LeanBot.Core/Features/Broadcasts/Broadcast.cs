namespace LeanBot.Core.Features.Broadcasts;

/// <summary>A message to many, from the first idea to the report.</summary>
/// <param name="Version">Counts the changes of a draft: a button that was shown before the last one does
/// nothing.</param>
/// <param name="Buttons">Those of the author; the one that mutes is always there.</param>
/// <param name="StartsAt">UTC; null for at once.</param>
/// <param name="NextAt">When <see cref="BroadcastTimer"/> has something to do, UTC.</param>
/// <param name="PaidPerSecond">So many a second against Stars; null at the free pace.</param>
/// <param name="Rows">The buttons as Telegram gets them, by language; frozen when it starts.</param>
/// <param name="ChangedBy">Who changed the draft last.</param>
/// <param name="LaunchedBy">Who let it go, and hears of it.</param>
/// <param name="QueuedAt">UTC; its place among those that wait.</param>
/// <param name="ForgetAt">When what is known of each recipient is forgotten, UTC.</param>
[Kept("broadcasts")]
public sealed record Broadcast(
    string Id,
    MemberId Author,
    DateTimeOffset MadeAt,
    int Version,
    Audience Audience,
    Post? Post,
    IReadOnlyList<PostButton> Buttons,
    BroadcastState State = BroadcastState.Draft,
    DateTimeOffset? StartsAt = null,
    DateTimeOffset? NextAt = null,
    int? PaidPerSecond = null,
    IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<InlineButton>>>? Rows = null,
    MemberId? ChangedBy = null,
    MemberId? LaunchedBy = null,
    DateTimeOffset? QueuedAt = null,
    DateTimeOffset? BeganAt = null,
    DateTimeOffset? EndedAt = null,
    DateTimeOffset? ForgetAt = null) : Record
{
    /// <summary>How long a report is more than its figures.</summary>
    public static readonly TimeSpan RecipientsKeptFor = TimeSpan.FromDays(14);

    public override string Key => Id;
    public override DateTimeOffset? Due => NextAt;

    public bool IsDraft => State == BroadcastState.Draft;

    public bool HasEnded => State is BroadcastState.Stopped or BroadcastState.Done;

    /// <summary>It has the line for itself.</summary>
    public bool IsUnderWay => State is BroadcastState.Gathering or BroadcastState.Running;

    /// <summary>What stands before the keys of its deliveries.</summary>
    public string Prefix => $"{Id}:";
}
