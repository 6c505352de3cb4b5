namespace LeanBot.Core.Features.Broadcasts;

/// <summary>The message in which an admin watches a broadcast.</summary>
/// <param name="NextAt">When it is brought up to date, UTC; null while nothing changes.</param>
/// <param name="Seen">How many had had their turn when it was shown last.</param>
[Kept("broadcastReports")]
public sealed record BroadcastReport(
    string Broadcast, MemberId Admin, MessageRef Shown, DateTimeOffset? NextAt, int Seen = 0) : Record
{
    public override string Key => Broadcast;
    public override DateTimeOffset? Due => NextAt;
}
