namespace LeanBot.Core.Features.Channels;

/// <summary>What happens while the bot lacks its rights in a channel: one word to the admins, and everything
/// that is to be done there waits until it has them again.</summary>
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

    /// <summary>Puts a call aside that failed for lack of rights.</summary>
    public static void Hold(Turn turn, OutboxRow row, ChannelId channel, string problem)
    {
        NoteLoss(turn, channel, problem);
        turn.Tx.Put(row with
        {
            Attempts = 0,
            NotBefore = turn.Now + (IsTried(turn, channel, row) ? OthersTryAgainAfter : TryAgainAfter),
            LastError = problem,
            HeldFor = channel,
        });
    }

    /// <summary>Whether another row tries soon whether the rights are back.</summary>
    public static bool IsTried(Turn turn, ChannelId channel, OutboxRow? except = null) => turn.Tx
        .Find(OutboxRow.ByHeldFor, channel.Value)
        .Any(row => row.Id != except?.Id && row.NotBefore <= turn.Now + TryAgainAfter);

    /// <summary>Tells the admins, the first time only.</summary>
    public static void NoteLoss(Turn turn, ChannelId channel, string problem)
    {
        if (turn.Tx.Get<LostRights>(channel.Value) is not null) return;
        turn.Tx.Put(new LostRights(channel, turn.Now, problem));
        turn.TellAdmins(
            "channels.rightsLost", ("channel", Chats.TitleOf(turn, channel)), ("problem", problem));
    }

    /// <summary>Something worked there again: all that waits may go.</summary>
    public static void NoteReturn(Turn turn, ChannelId channel)
    {
        if (turn.Tx.Get<LostRights>(channel.Value) is not { } lost) return;
        var waiting = turn.Tx.Find(OutboxRow.ByHeldFor, channel.Value).Take(AtOnceMax + 1).ToArray();
        foreach (var row in waiting.Take(AtOnceMax))
            turn.Tx.Put(row with { NotBefore = turn.Now, HeldFor = null });
        if (waiting.Length > AtOnceMax) return;
        turn.Tx.Delete(lost);
        turn.TellAdmins("channels.rightsBack", ("channel", Chats.TitleOf(turn, channel)));
    }
}
