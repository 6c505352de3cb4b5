using System.Text.Json;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Parked;

namespace LeanBot.Core;

/// <summary>Keeps what could not be handled.</summary>
internal static class Parking
{
    /// <summary>What may still be matched by itself is told to the admins only after so long.</summary>
    private static readonly TimeSpan QuietFor = TimeSpan.FromHours(1);

    /// <summary>From so many within an hour on the admins are told once, and not of each.</summary>
    private const int ManyMin = 10;

    private static readonly TimeSpan ManyWithin = TimeSpan.FromHours(1);

    /// <summary>Keeps what came in, and tells the admins. Returns the reference.</summary>
    /// <param name="about">See <see cref="ParkedItem.About"/>.</param>
    /// <param name="waitsFor">See <see cref="ParkedItem.WaitsFor"/>.</param>
    public static string Keep(Turn turn, string reason, string? about = null, string? waitsFor = null)
    {
        if (about is not null && turn.Tx.Find(ParkedItem.ByAbout, about).FirstOrDefault() is { } same)
            return same.Reference;
        var row = RowOf(turn);
        if (row is not null) turn.Tx.Delete(row);
        var item = new ParkedItem(
            turn.Entropy.Code(), FirstCause(turn.Incoming), reason, RawOf(turn, row), turn.Now, about,
            waitsFor,
            waitsFor is null ? null : turn.Now + QuietFor, row,
            turn.Incoming is Incoming.TimerDue due ? due.Entry : null);
        turn.Tx.Put(item);
        // Word of a message to the team that could not be said would fail just so, and without end.
        var isTold = item.TellAt is null && row?.Request is not SayMessage { Bot: Bot.Admin };
        if (isTold) Tell(turn, item);
        return item.Reference;
    }

    /// <summary>One by one while they are few; a webhook of the wrong version parks everything.</summary>
    public static void Tell(Turn turn, ParkedItem item)
    {
        var lately = turn.Tx.All<ParkedItem>().Count(one => one.At > turn.Now - ManyWithin);
        if (lately == ManyMin) turn.TellAdmins("engine.parkedMany", ("count", lately));
        if (lately >= ManyMin) return;
        turn.TellAdmins(voice => new Screen(
            voice.Text(
                "engine.parked", ("reference", item.Reference), ("cause", item.Cause),
                ("reason", item.Reason)),
            [.. ParkedButtons.For(voice, item)]));
    }

    /// <summary>Whatever waited for this subscription is tried again.</summary>
    public static void Match(Turn turn, string subscription)
    {
        foreach (var item in turn.Tx.Find(ParkedItem.ByWaitsFor, subscription).ToArray()) Retry(turn, item);
    }

    /// <summary>The item goes into the row that tries it again, so that it is in one place at any
    /// time.</summary>
    public static void Retry(Turn turn, ParkedItem item, MemberId? by = null)
    {
        turn.Tx.Delete(item);
        if (item.Row is not { } call) turn.Send(new RetryItem(item, by));
        else if (!IsOverdue(turn, call.Request)) turn.Send(call.Request);
    }

    /// <summary>A removal that was right when it failed may be wrong by now.</summary>
    private static bool IsOverdue(Turn turn, Outgoing request) =>
        request is LetOut letOut && Doors.HasRight(turn, letOut.Member, letOut.Channel);

    private static string RawOf(Turn turn, OutboxRow? row) =>
        row is null ? turn.Incoming.Raw : JsonSerializer.Serialize(row, turn.Router.Schema.Json);

    /// <summary>What is tried again comes in under its first cause, «#» and the row that tries it.</summary>
    private static string FirstCause(Incoming incoming) => incoming.Cause.Split('#')[0];

    private static OutboxRow? RowOf(Turn turn) => turn.Row
        ?? (turn.Incoming is Incoming.Result result ? turn.Tx.Get<OutboxRow>(result.RowId) : null);
}
