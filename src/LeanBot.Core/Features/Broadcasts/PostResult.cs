namespace LeanBot.Core.Features.Broadcasts;

public sealed class PostResult : ResultRule<SendPost, PostSent>
{
    protected override void Done(Turn turn, OutboxRow row, SendPost request, PostSent result)
    {
        Keep(turn, request, result);
        if (request.Purpose == PostPurpose.Delivery) Sending.Sent(turn, request, result);
        else if (request.Purpose == PostPurpose.Test) Trying.Sent(turn, request);
    }

    protected override void Failed(Turn turn, OutboxRow row, SendPost request, Failure failure)
    {
        if (request.Purpose == PostPurpose.Delivery) Sending.Failed(turn, request, failure);
        else Trying.Failed(turn, request, failure);
    }

    /// <summary>The file was uploaded: everybody else gets it by its id.</summary>
    private static void Keep(Turn turn, SendPost request, PostSent result)
    {
        if (!request.IsUpload || result.FileId is not { } file) return;
        if (turn.Tx.Get<Broadcast>(request.Broadcast) is not { Post.Media: { } media } broadcast) return;
        // A draft may have got another file meanwhile.
        if (request.Own is { Media: { } tried } && tried.AdminFileId != media.AdminFileId) return;
        turn.Tx.Put(broadcast with
        {
            Post = broadcast.Post with { Media = media with { UserFileId = file } },
        });
    }
}
