using LeanBot.Core.Features.Broadcasts;

namespace LeanBot.Core.Tests;

/// <summary>What goes to many, and what it was asked by.</summary>
public sealed partial class Town
{
    /// <summary>What stands in a text file, by its id.</summary>
    public Dictionary<string, string> Lists { get; } = [];

    /// <summary>Called for each broadcast that a person comes to see.</summary>
    public Action<SendPost, PostContent>? SawPost { get; set; }

    /// <summary>People whom the user bot can't write to, since they never wrote to it.</summary>
    public HashSet<long> NeverStarted { get; } = [];

    /// <summary>Who got a broadcast by an upload of its file.</summary>
    public List<long> Uploads { get; } = [];

    private CallResult Show(SendPost post)
    {
        if (Telegram.BlockedBy.Contains(post.ChatId))
            return Failed(FailureReason.Unreachable, "Forbidden: bot was blocked by the user");
        if (post.Bot == Bot.User && NeverStarted.Contains(post.ChatId))
            return Failed(FailureReason.Unreachable, "Bad Request: chat not found");
        if (Store.View(post.ContentIn) is not { } content)
            return Failed(FailureReason.Outdated, "The broadcast is gone.");
        if (content.Media is { } file && Telegram.FilesLost.TryGetValue(file.AdminFileId, out var reason))
            return Failed(reason, "Bad Request: file is too big");
        var known = content.Media?.FileIdFor(post.Bot);
        if (content.Media is not null && known is null) Uploads.Add(post.ChatId);
        var (shown, _) = Telegram.Show(
            new SayMessage(post.Bot, post.ChatId, content.Html, content.Buttons), edited: null);
        SawPost?.Invoke(post, content);
        return new CallResult.Done(new PostSent(
            shown.Id, content.Media is null ? null : known ?? $"{post.Bot}:of {content.Media.AdminFileId}"));
    }
}
