namespace LeanBot.Core;

/// <summary>What a kind of update means that is neither a message nor a press. One rule a kind.</summary>
public abstract class UpdateRule
{
    internal abstract Type IncomingType { get; }
    internal abstract void Apply(Turn turn, Incoming incoming);
}

public abstract class UpdateRule<TIncoming> : UpdateRule where TIncoming : Incoming
{
    internal sealed override Type IncomingType => typeof(TIncoming);
    protected abstract void Apply(Turn turn, TIncoming incoming);
    internal sealed override void Apply(Turn turn, Incoming incoming) => Apply(turn, (TIncoming)incoming);
}
