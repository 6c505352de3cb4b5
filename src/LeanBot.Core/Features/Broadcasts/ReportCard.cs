namespace LeanBot.Core.Features.Broadcasts;

/// <summary>How a broadcast stands, and what can be done about it.</summary>
internal static class ReportCard
{
    private const int BarLength = 10;

    /// <summary>Telegram's guidance for a bot.
    /// https://core.telegram.org/bots/faq#broadcasting-to-users</summary>
    private const int FreePerSecond = 30;

    /// <param name="isLive">True for the message that is kept up to date: its buttons leave it where it
    /// is.</param>
    public static Screen Of(Turn turn, Voice voice, Broadcast broadcast, bool isLive)
    {
        var tally = turn.Tx.Get<BroadcastTally>(broadcast.Id) ?? new BroadcastTally(broadcast.Id);
        var lines = Lines(turn, voice, broadcast, tally);
        if (isLive) lines = lines.Append(voice.Text("menu.asOf", ("at", voice.Moment(turn.Now))));
        return new Screen(
            string.Join('\n', lines.Where(line => line.Length > 0)),
            [.. Buttons(turn, voice, broadcast, tally, isLive)]);
    }

    public static TimeSpan TimeFor(Broadcast broadcast, int people) =>
        TimeSpan.FromSeconds((double)people / (broadcast.PaidPerSecond ?? FreePerSecond));

    /// <summary>Never less than a minute: nobody plans by seconds.</summary>
    public static string TimeWords(Voice voice, Broadcast broadcast, int people)
    {
        var time = TimeFor(broadcast, people);
        return voice.Span(time < TimeSpan.FromMinutes(1) ? TimeSpan.FromMinutes(1) : time);
    }

    public static string StateOf(Turn turn, Voice voice, Broadcast broadcast) => broadcast.State switch
    {
        BroadcastState.Draft => voice.Text("broadcasts.isDraft"),
        BroadcastState.Scheduled => voice.Text(
            "broadcasts.isScheduled", ("at", voice.Moment(broadcast.StartsAt ?? turn.Now))),
        BroadcastState.Queued => voice.Text(
            "broadcasts.isQueued", ("count", LineUp.Before(turn, broadcast))),
        BroadcastState.Gathering => voice.Text("broadcasts.isGathering"),
        BroadcastState.Running => voice.Text("broadcasts.isRunning"),
        BroadcastState.Paused => voice.Text("broadcasts.isPaused"),
        BroadcastState.Stopped => voice.Text("broadcasts.isStopped"),
        _ => voice.Text("broadcasts.isDone"),
    };

    private static IEnumerable<string> Lines(
        Turn turn, Voice voice, Broadcast broadcast, BroadcastTally tally)
    {
        yield return voice.Text("broadcasts.reportHead", ("title", Drafts.TitleOf(broadcast)));
        yield return StateOf(turn, voice, broadcast);
        yield return AudienceWords.Of(turn, voice, broadcast);
        if (tally.Total > 0)
        {
            yield return "";
            yield return $"{Bar(tally)} {voice.Text(
                "broadcasts.progress", ("count", tally.Handled), ("total", tally.Total))}";
            if (broadcast.State == BroadcastState.Running)
            {
                yield return voice.Text(
                    "broadcasts.timeLeft",
                    ("time", TimeWords(voice, broadcast, tally.Total - tally.Handled)));
            }

            foreach (var line in Figures(turn, voice, broadcast, tally)) yield return line;
        }

        if (tally.LastProblem is { } problem && tally.Failed + tally.UnderWay > 0)
            yield return voice.Text("broadcasts.problem", ("problem", problem));
        if (broadcast.LaunchedBy is { } who)
        {
            yield return voice.Text(
                "broadcasts.launchedBy",
                ("name", Admins.Team.Find(turn.Config, who)?.Name ?? who.ToString()),
                ("at", voice.Moment(broadcast.BeganAt ?? broadcast.MadeAt)));
        }
    }

    private static IEnumerable<string> Figures(
        Turn turn, Voice voice, Broadcast broadcast, BroadcastTally tally)
    {
        (string Key, int Count)[] figures =
        [
            ("broadcasts.sent", tally.Sent), ("broadcasts.failed", tally.Failed),
            ("broadcasts.blocked", tally.Blocked), ("broadcasts.wereMuted", tally.Muted),
            ("broadcasts.leftOut", tally.LeftOut), ("broadcasts.mutedHere", tally.MutedHere),
        ];
        foreach (var (key, count) in figures)
        {
            if (count > 0 || key == "broadcasts.sent") yield return voice.Text(key, ("count", count));
        }

        for (var at = 0; at < broadcast.Buttons.Count; at++)
        {
            var button = broadcast.Buttons[at];
            if (button.Type == PostButtonKind.Link) continue;
            yield return voice.Text(
                "broadcasts.pressed",
                ("label", PostRows.LabelOf(turn, voice.Language, button)), ("count", tally.PressesOf(at)));
        }

        if (tally.Deletion is { } deletion)
        {
            yield return voice.Text(
                "broadcasts.deletion", ("deleted", deletion.Deleted), ("kept", deletion.Kept));
        }
    }

    private static string Bar(BroadcastTally tally)
    {
        var full = (int)((long)BarLength * tally.Handled / Math.Max(1, tally.Total));
        return new string('▰', full) + new string('▱', BarLength - full);
    }

    private static IEnumerable<IReadOnlyList<Choice>> Buttons(
        Turn turn, Voice voice, Broadcast broadcast, BroadcastTally tally, bool isLive)
    {
        if (broadcast.State is BroadcastState.Running or BroadcastState.Gathering)
        {
            yield return
            [
                PauseBroadcast.Button(voice, broadcast, isLive), StopBroadcast.Button(voice, broadcast),
            ];
        }
        else if (broadcast.State == BroadcastState.Paused)
        {
            yield return
            [
                ResumeBroadcast.Button(voice, broadcast, isLive), StopBroadcast.Button(voice, broadcast),
            ];
        }
        else if (broadcast.State is BroadcastState.Scheduled or BroadcastState.Queued)
        {
            yield return [RecallBroadcast.Button(voice, broadcast)];
        }

        if (Deleting.IsPossible(turn, broadcast, tally))
            yield return [DeleteBroadcast.Button(voice, broadcast)];
        if (broadcast.Post is not null) yield return [KeepTemplate.Button(voice, broadcast)];
    }
}
