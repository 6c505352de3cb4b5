namespace LeanBot.Core;

/// <summary>Deletes records when they fall due, many in one turn: one commit each would write more than they
/// held.
/// </summary>
public abstract class ForgetRule<TRecord> : TimerRule<TRecord> where TRecord : Record
{
    private const int AtOnceMax = 500;

    public sealed override void Fire(Turn turn, TRecord record)
    {
        foreach (var due in turn.Due(AtOnceMax, record)) turn.Tx.Delete(due);
    }
}
