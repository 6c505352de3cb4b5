using LeanBot.Core;

namespace LeanBot.Outbox;

/// <summary>Carries out one kind of outbox row.</summary>
internal interface ICaller
{
    Type RequestType { get; }

    Type ResultType { get; }

    IGate GateOf(OutboxRow row);

    /// <param name="cut">Cancelled when a stop has waited long enough; the row is carried out again at the
    /// next start.</param>
    Task<Verdict> Call(OutboxRow row, CancellationToken cut);
}

/// <summary>Carries out rows whose request is of that type.</summary>
internal abstract class Caller<TRequest, TResult> : ICaller
    where TRequest : Outgoing
    where TResult : class
{
    public Type RequestType => typeof(TRequest);

    public Type ResultType => typeof(TResult);

    public IGate GateOf(OutboxRow row) => GateOf((TRequest)row.Request, row.Priority);

    public Task<Verdict> Call(OutboxRow row, CancellationToken cut) => Call(row, (TRequest)row.Request, cut);

    /// <param name="priority">The row's, which may be lower than its kind's.</param>
    protected abstract IGate GateOf(TRequest request, Priority priority);

    protected abstract Task<Verdict> Call(OutboxRow row, TRequest request, CancellationToken cut);
}
