using LeanBot.Core.Features.Diary;

namespace LeanBot.Core.Features.Channels;

/// <summary>What happens while the bot lacks rights in a channel: one word to the admins, and everything that
/// needs them waits until it has them again.</summary>
internal static class Rights
{
    /// <summary>The update that tells of regained rights may get lost, so what waits is tried now and
    /// then.</summary>
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromHours(1);

    /// <summary>One that tries is enough.</summary>
    private static readonly TimeSpan OthersTryAgainAfter = TimeSpan.FromDays(7);

    /// <summary>How many waiting rows one turn sets going; each that succeeds sets more of them
    /// going.</summary>
    private const int AtOnceMax = 300;

    /// <summary>Puts a call aside that failed for lack of a right.</summary>
    public static void Hold(Turn turn, OutboxRow row, RightIn needed, string problem)
    {
        NoteLoss(turn, needed.Channel, [needed.Right], problem);
        turn.Tx.Put(row with
        {
            Attempts = 0,
            NotBefore = turn.Now + (IsTried(turn, needed, row) ? OthersTryAgainAfter : TryAgainAfter),
            LastError = problem,
            HeldFor = needed,
        });
    }

    /// <summary>Whether another row tries soon whether the right is back.</summary>
    public static bool IsTried(Turn turn, RightIn needed, OutboxRow? except = null) => turn.Tx
        .Find(OutboxRow.ByHeldFor, needed.ToString())
        .Any(row => row.Id != except?.Id && row.NotBefore <= turn.Now + TryAgainAfter);

    /// <summary>Tells the admins, when it is the first that is missing.</summary>
    public static void NoteLoss(
        Turn turn, ChannelId channel, IReadOnlyList<Right> missing, string problem)
    {
        var known = turn.Tx.Get<LostRights>(channel.Value);
        if (known is not null && missing.All(known.Missing.Contains)) return;
        turn.Tx.Put(new LostRights(
            channel, [.. missing.Union(known?.Missing ?? [])], known?.Since ?? turn.Now, problem));
        if (known is not null) return;
        Diaries.Note(turn, DiaryKind.RightsLost, about: Chats.TitleOf(turn, channel));
        turn.TellAdmins(
            "channels.rightsLost", ("channel", Chats.TitleOf(turn, channel)), ("problem", problem));
    }

    /// <summary>Something worked there that needs the right: all that waits for it may go.</summary>
    public static void NoteReturn(Turn turn, RightIn regained)
    {
        if (turn.Tx.Get<LostRights>(regained.Channel.Value) is not { } lost) return;
        if (!lost.Missing.Contains(regained.Right)) return;
        var waiting = turn.Tx.Find(OutboxRow.ByHeldFor, regained.ToString()).Take(AtOnceMax + 1).ToArray();
        foreach (var row in waiting.Take(AtOnceMax))
            turn.Tx.Put(row with { NotBefore = turn.Now, HeldFor = null });
        if (waiting.Length > AtOnceMax) return;
        var missing = lost.Missing.Where(right => right != regained.Right).ToArray();
        if (missing.Length > 0)
        {
            turn.Tx.Put(lost with { Missing = missing });
            return;
        }

        turn.Tx.Delete(lost);
        Diaries.Note(turn, DiaryKind.RightsBack, about: Chats.TitleOf(turn, regained.Channel));
        turn.TellAdmins("channels.rightsBack", ("channel", Chats.TitleOf(turn, regained.Channel)));
    }
}
