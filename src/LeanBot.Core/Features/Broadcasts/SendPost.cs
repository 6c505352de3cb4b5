namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Brings a broadcast to one reader.</summary>
/// <param name="Language">In which the buttons are.</param>
/// <param name="IsUpload">The first one that carries a file, which the user bot does not know yet.</param>
/// <param name="Own">What a draft says now; null for what the broadcast itself says, which nobody changes
/// any more once it runs: thousands of rows need not repeat it.</param>
/// <param name="Screen">Where the author reads what became of it.</param>
[Wire("telegram.post")]
public sealed record SendPost(
    Bot Bot, long ChatId, PostPurpose Purpose, string Broadcast, string Language, bool IsUpload = false,
    int? PaidPerSecond = null, PostContent? Own = null, MessageRef? Screen = null) : Outgoing
{
    /// <summary>In order with what is said in that chat; only a file that has to be fetched first must hold
    /// up no word.</summary>
    public override string Lane => IsUpload ? $"media:{Bot}:{ChatId}" : $"chat:{Bot}:{ChatId}";

    public override Priority Priority =>
        Purpose == PostPurpose.Delivery ? Priority.Bulk : Priority.Normal;

    public override bool IsNewMessage => true;

    /// <summary>Who has muted meanwhile gets nothing, and what was paused or stopped stays unsaid.</summary>
    public override bool IsOutdated(IReader state) => Purpose == PostPurpose.Delivery
        && (state.Get<Broadcast>(Broadcast) is not { State: BroadcastState.Running }
            || Marketing.IsMuted(state, new MemberId(ChatId)));

    /// <summary>Null where the broadcast is gone.</summary>
    public PostContent? ContentIn(IReader state) => Own ?? (
        state.Get<Broadcast>(Broadcast) is { Post: { } post, Rows: { } rows }
            ? new PostContent(
                post.Html, post.Media, rows.GetValueOrDefault(Language) ?? rows.Values.FirstOrDefault() ?? [])
            : null);
}
