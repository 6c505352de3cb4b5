using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Keeps whoever let a broadcast go informed: one message that is brought up to date, and a word at
/// the end.</summary>
internal static class Reports
{
    /// <summary>Telegram lets a message be edited often, but not as often as there is news.</summary>
    private static readonly TimeSpan EveryMin = TimeSpan.FromSeconds(10);

    /// <summary>A long broadcast is told of so often.</summary>
    private const int TimesMax = 20;

    /// <summary>A message of its own, which makes a sound: it may have been ordered days ago. One that goes
    /// on after a pause has its message still.</summary>
    public static void Begin(Turn turn, string id)
    {
        if (turn.Tx.Get<BroadcastReport>(id) is { Shown: { } before }
            && (before.MessageId is not null || turn.Tx.Get<SaidMessage>(before.RowId!) is not null))
        {
            Refresh(turn, id);
            return;
        }

        if (turn.Tx.Get<Broadcast>(id) is not { LaunchedBy: { } who } broadcast) return;
        if (!Team.Includes(turn.Config, who)) return;
        var voice = Team.VoiceOf(turn, who);
        var shown = voice.SayShown(ReportCard.Of(turn, voice, broadcast, isLive: true));
        turn.Tx.Put(new BroadcastReport(id, who, shown, turn.Now + EveryMin));
    }

    /// <summary>Where nothing has happened since, nothing is said.</summary>
    public static void OnTime(Turn turn, BroadcastReport report)
    {
        var tally = turn.Tx.Get<BroadcastTally>(report.Broadcast);
        var broadcast = turn.Tx.Get<Broadcast>(report.Broadcast);
        if (broadcast is null || tally is null || SeenOf(tally) != report.Seen)
            Refresh(turn, report.Broadcast);
        else turn.Tx.Put(report with { NextAt = NextOf(turn, broadcast) });
    }

    public static void Refresh(Turn turn, string id)
    {
        if (turn.Tx.Get<BroadcastReport>(id) is not { } report) return;
        if (turn.Tx.Get<Broadcast>(id) is not { } broadcast || !Team.Includes(turn.Config, report.Admin))
        {
            turn.Tx.Delete(report);
            return;
        }

        var voice = Team.VoiceOf(turn, report.Admin).Editing(report.Shown);
        voice.Say(ReportCard.Of(turn, voice, broadcast, isLive: true));
        turn.Tx.Put(report with
        {
            NextAt = NextOf(turn, broadcast),
            Seen = turn.Tx.Get<BroadcastTally>(id) is { } tally ? SeenOf(tally) : 0,
        });
    }

    public static void End(Turn turn, string id)
    {
        Refresh(turn, id);
        Tell(turn, id, "broadcasts.ended");
    }

    public static void Deleted(Turn turn, string id)
    {
        Refresh(turn, id);
        Tell(turn, id, "broadcasts.deletionEnded");
    }

    private static void Tell(Turn turn, string id, string text)
    {
        var broadcast = turn.Tx.Get<Broadcast>(id)!;
        if (broadcast.LaunchedBy is not { } who) return;
        var tally = turn.Tx.Get<BroadcastTally>(id) ?? new BroadcastTally(id);
        turn.TellAdmin(who, voice => new Screen(
            voice.Text(
                text,
                ("title", Drafts.TitleOf(broadcast)), ("sent", tally.Sent), ("total", tally.Total),
                ("deleted", tally.Deletion?.Deleted ?? 0), ("kept", tally.Deletion?.Kept ?? 0)),
            [Steps.Open(voice, BroadcastScreen.Wire, id, "broadcasts.report")]));
    }

    private static int SeenOf(BroadcastTally tally) =>
        tally.Handled + (tally.Deletion is { } deletion ? deletion.Deleted + deletion.Kept : 0);

    private static DateTimeOffset? NextOf(Turn turn, Broadcast broadcast)
    {
        var tally = turn.Tx.Get<BroadcastTally>(broadcast.Id);
        var isDeleting = tally?.Deletion is { IsOver: false };
        if (!broadcast.IsUnderWay && !isDeleting) return null;
        var share = ReportCard.TimeFor(broadcast, tally?.Total ?? 0) / TimesMax;
        return turn.Now + (share > EveryMin ? share : EveryMin);
    }
}
