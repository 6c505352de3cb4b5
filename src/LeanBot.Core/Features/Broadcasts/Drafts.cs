namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Finds and changes what is not sent yet.</summary>
internal static class Drafts
{
    private const int TitleCharactersMax = 40;

    /// <summary>The first words of it.</summary>
    public static string TitleOf(Broadcast broadcast) => TitleOf(broadcast.Post, broadcast.Id);

    public static string TitleOf(Post? post, string otherwise)
    {
        var text = PlainText.Of(post?.Html ?? "").Trim().Split('\n')[0];
        if (text.Length == 0) return post?.Media is { } media ? $"📎 {media.FileName}".TrimEnd() : otherwise;
        if (text.Length <= TitleCharactersMax) return text;
        var end = TitleCharactersMax - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    public static Broadcast New(Turn turn, Post? post = null, IReadOnlyList<PostButton>? buttons = null)
    {
        var draft = new Broadcast(
            turn.Entropy.Code(), turn.Speaker.Id, turn.Now, 1, Audience.Everybody, post, buttons ?? []);
        turn.Tx.Put(draft);
        return draft;
    }

    /// <exception cref="Refused">It is gone.</exception>
    public static Broadcast Find(Turn turn, string id) =>
        turn.Tx.Get<Broadcast>(id) ?? throw new Refused("broadcasts.gone");

    /// <exception cref="Refused">It is gone, or on its way already.</exception>
    public static Broadcast Open(Turn turn, string id)
    {
        var found = Find(turn, id);
        return found.IsDraft ? found : throw new Refused("broadcasts.notDraft");
    }

    /// <summary>The draft as a button showed it; null where it was changed meanwhile, which is
    /// said.</summary>
    public static Broadcast? AsShown(Turn turn, string id, string version)
    {
        var draft = Open(turn, id);
        if (Steps.Text(draft.Version) == version) return draft;
        if (turn.Incoming is Incoming.Press press)
        {
            var name = draft.ChangedBy is { } who ? Admins.Team.Find(turn.Config, who)?.Name : null;
            Conversations.Answer(
                turn, press, turn.Voice.Text("broadcasts.changed", ("name", name ?? "—")), showAlert: true);
        }

        return null;
    }

    /// <summary>Keeps a change, so that whoever looks at the draft as it was is told.</summary>
    public static Broadcast Change(Turn turn, Broadcast changed)
    {
        var kept = changed with { Version = changed.Version + 1, ChangedBy = turn.Speaker.Id };
        turn.Tx.Put(kept);
        return kept;
    }
}
