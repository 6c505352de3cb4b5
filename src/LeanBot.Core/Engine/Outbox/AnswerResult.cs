namespace LeanBot.Core;

public sealed class AnswerResult : ResultRule<AnswerPress, Nothing>
{
    protected override void Failed(Turn turn, OutboxRow row, AnswerPress request, Failure failure)
    {
    }
}
