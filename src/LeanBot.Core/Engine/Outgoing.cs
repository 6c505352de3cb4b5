namespace LeanBot.Core;

/// <summary>Something to do outside once the turn is durable. Its class carries a <see cref="WireAttribute"/>, the
/// outbox kind; one <see cref="ResultRule{TRequest,TResult}"/> takes the answer.</summary>
public abstract record Outgoing
{
    /// <summary>Rows of one lane are carried out one after the other, in the order they were staged.</summary>
    public abstract string Lane { get; }

    public virtual Priority Priority => Priority.Normal;

    /// <summary>False for what must not be given up, such as asking Stripe before somebody is let out.</summary>
    public virtual bool MayBeGivenUp => true;
}

/// <summary>What goes first when much waits. A smaller number overtakes.</summary>
public enum Priority
{
    Urgent = 0,
    Normal = 1,
    Bulk = 2,
}

/// <summary>A request that waits to be carried out, or was in flight when the process died.</summary>
/// <param name="Id">Also the idempotency key at services that take one, and the key of the result.</param>
/// <param name="Request">Frozen when it was staged.</param>
/// <param name="StagedAt">UTC.</param>
/// <param name="NotBefore">UTC; now when there is nothing to wait for.</param>
/// <param name="Attempts">How often it was tried and put off.</param>
/// <param name="ExpiresAt">After this moment it is not worth doing; null for always.</param>
/// <param name="LastError">Why it was put off last.</param>
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
    string? LastError = null) : Record
{
    public override string Key => Id;
}
