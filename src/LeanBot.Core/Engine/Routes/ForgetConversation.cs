namespace LeanBot.Core;

/// <summary>Ends conversations that nobody goes on with, many in one turn; a flow may have a word for who
/// left it.</summary>
public sealed class ForgetConversation : TimerRule<Conversation>
{
    /// <summary>A word is a row and a keyboard, so that a turn stays within what it may change.</summary>
    private const int AtOnceMax = 200;

    public override void Fire(Turn turn, Conversation record)
    {
        foreach (var due in turn.Due(AtOnceMax, record))
        {
            turn.Tx.Delete(due);
            turn.Router.FlowOf(due.State)?.TimedOut(turn, due.Who, due.State);
        }
    }
}
