namespace LeanBot.Core.Features.Approvals;

/// <summary>A dangerous action that waits for a second admin, or did.</summary>
/// <param name="Action">The route of its <see cref="DangerousAction"/>.</param>
/// <param name="Arguments">Frozen, as JSON.</param>
/// <param name="AskedAt">UTC.</param>
/// <param name="Screen">The message of whoever asked.</param>
/// <param name="DecidedAt">UTC.</param>
[Kept("approvals")]
public sealed record Approval(
    string Id, string Action, string Arguments, MemberId AskedBy, string AskedByName, DateTimeOffset AskedAt,
    MessageRef Screen, ApprovalState State = ApprovalState.Waiting, MemberId? DecidedBy = null,
    string? DecidedByName = null, DateTimeOffset? DecidedAt = null) : Record
{
    public static readonly TimeSpan WaitsFor = TimeSpan.FromDays(1);

    /// <summary>Long enough to tell who presses an old button what became of it.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(35);

    public override string Key => Id;

    public override DateTimeOffset? Due =>
        State == ApprovalState.Waiting ? AskedAt + WaitsFor : (DecidedAt ?? AskedAt) + KeptFor;
}
