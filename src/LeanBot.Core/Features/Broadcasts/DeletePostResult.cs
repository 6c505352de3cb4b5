namespace LeanBot.Core.Features.Broadcasts;

public sealed class DeletePostResult : ResultRule<DeletePost, Nothing>
{
    protected override void Done(Turn turn, OutboxRow row, DeletePost request, Nothing result) =>
        Deleting.Ended(turn, request, isDeleted: true);

    protected override void Failed(Turn turn, OutboxRow row, DeletePost request, Failure failure) =>
        Deleting.Ended(turn, request, isDeleted: false);
}
