using LeanBot.Core.Features.Channels;

namespace LeanBot.Core;

/// <summary>A request that waits to be carried out, or was in flight when the process died.</summary>
/// <param name="Id">Also the idempotency key at services that take one, and the key of the result.</param>
/// <param name="Request">Frozen when it was staged.</param>
/// <param name="StagedAt">UTC.</param>
/// <param name="NotBefore">UTC; now when there is nothing to wait for.</param>
/// <param name="Attempts">How often it was tried and put off; pauses that a service asked for are not
/// counted.</param>
/// <param name="ExpiresAt">After this moment it is not worth doing; null for always.</param>
/// <param name="LastError">Why it was put off last.</param>
/// <param name="HeldFor">The right that the bot must first get back.</param>
/// <param name="Excused">How many of the attempts do not count towards giving it up.</param>
[Kept("outbox")]
public sealed record OutboxRow(
    string Id,
    Outgoing Request,
    string Lane,
    Priority Priority,
    DateTimeOffset StagedAt,
    DateTimeOffset NotBefore,
    int Attempts = 0,
    DateTimeOffset? ExpiresAt = null,
    string? LastError = null,
    RightIn? HeldFor = null,
    int Excused = 0) : Record
{
    public static readonly Index<OutboxRow> ByHeldFor = new("by-held-for", row => row.HeldFor?.ToString());
    public static readonly Index<OutboxRow> ByLane = new("by-lane", row => row.Lane);

    public override string Key => Id;

    /// <summary>It was called and must wait, so it keeps its place before what was staged later. What waits
    /// for rights lets the rest pass.</summary>
    public bool IsPutOff => LastError is not null && HeldFor is null;
}
