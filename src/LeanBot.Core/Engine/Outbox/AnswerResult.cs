namespace LeanBot.Core;

public sealed class AnswerResult : ResultRule<AnswerPress, Nothing>
{
    protected override void Done(Turn turn, OutboxRow row, AnswerPress request, Nothing result)
    {
    }

    protected override void Failed(Turn turn, OutboxRow row, AnswerPress request, Failure failure)
    {
    }
}
