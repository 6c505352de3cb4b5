namespace LeanBot.Core;

/// <summary>What follows when an outbox row was carried out or given up. One rule a kind.</summary>
public abstract class ResultRule
{
    public abstract Type RequestType { get; }
    public abstract Type ResultType { get; }
    internal abstract void Apply(Turn turn, OutboxRow row, CallResult outcome);
}

public abstract class ResultRule<TRequest, TResult> : ResultRule
    where TRequest : Outgoing
    where TResult : class
{
    public sealed override Type RequestType => typeof(TRequest);
    public sealed override Type ResultType => typeof(TResult);

    /// <summary>Nothing follows, unless the rule says what.</summary>
    protected virtual void Done(Turn turn, OutboxRow row, TRequest request, TResult result)
    {
    }

    protected abstract void Failed(Turn turn, OutboxRow row, TRequest request, Failure failure);

    internal sealed override void Apply(Turn turn, OutboxRow row, CallResult outcome)
    {
        if (outcome is CallResult.Done done) Done(turn, row, (TRequest)row.Request, (TResult)done.Value);
        else Failed(turn, row, (TRequest)row.Request, ((CallResult.Failed)outcome).Failure);
    }
}
