namespace LeanBot.Core;

/// <summary>What a kind of record does when it falls due. Timers are never cancelled: the rule looks at the
/// record as it is when it fires, and must leave it due later, or not at all.</summary>
public abstract class TimerRule
{
    internal abstract Type RecordType { get; }
    internal abstract void Fire(Turn turn, string key);
}

public abstract class TimerRule<TRecord> : TimerRule where TRecord : Record
{
    internal sealed override Type RecordType => typeof(TRecord);
    public abstract void Fire(Turn turn, TRecord record);
    internal sealed override void Fire(Turn turn, string key) => Fire(turn, turn.Tx.Get<TRecord>(key)!);
}
