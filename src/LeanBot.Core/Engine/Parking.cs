using System.Text.Json;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Notices;
using LeanBot.Core.Features.Parked;

namespace LeanBot.Core;

/// <summary>Keeps what could not be handled.</summary>
internal static class Parking
{
    /// <summary>What may still be matched by itself is told to the admins only after so long.</summary>
    private static readonly TimeSpan QuietFor = TimeSpan.FromHours(1);

    /// <summary>Keeps what came in, and tells the admins. Returns the reference.</summary>
    /// <param name="about">See <see cref="ParkedItem.About"/>.</param>
    /// <param name="waitsFor">See <see cref="ParkedItem.WaitsFor"/>.</param>
    /// <param name="payment">See <see cref="ParkedItem.Payment"/>.</param>
    /// <param name="callsAgain">True where the call that this is the result of is what has to be done
    /// again.</param>
    public static string Keep(
        Turn turn, string reason, string? about = null, string? waitsFor = null,
        ParkedPayment? payment = null, bool callsAgain = false)
    {
        var row = RowOf(turn);
        if (row is not null) turn.Tx.Delete(row);
        var same = about is null ? null : turn.Tx.Find(ParkedItem.ByAbout, about).FirstOrDefault();
        if (Tries.Of(turn, row) is { } tried && IsItStill(tried, row, about, callsAgain))
            return Tries.FailAgain(turn, tried, same, reason, about, waitsFor, payment);
        if (same is not null) return same.Reference;
        var isFound = row is not null && !callsAgain && payment is { Invoice: not null };
        var item = new ParkedItem(
            turn.Entropy.Code(),
            isFound
                ? $"{ParkedItem.FoundPrefix}{payment!.Account}:{payment.Invoice!.Id}"
                : FirstCause(turn.Incoming),
            reason,
            isFound ? JsonSerializer.Serialize(payment!.Invoice, turn.Router.Schema.Json) : RawOf(turn, row),
            turn.Now,
            about,
            waitsFor,
            waitsFor is null ? null : turn.Now + QuietFor,
            callsAgain ? row : null,
            turn.Incoming is Incoming.TimerDue due ? due.Entry : null,
            Payment: payment);
        turn.Tx.Put(item);
        ParkedReview.Begin(turn);
        Diaries.Note(turn, DiaryKind.Parked, about: item.Reference);
        // Word of a message to the team that could not be said would fail just so, and without end.
        var isTold = item.TellAt is null && row?.Request is not SayMessage { Bot: Bot.Admin };
        if (isTold) Tell(turn, item);
        return item.Reference;
    }

    /// <summary>One by one while they are few; a webhook of the wrong version parks everything.</summary>
    public static void Tell(Turn turn, ParkedItem item)
    {
        switch (AlertTally.Take(turn, "parked"))
        {
            case Alert.One:
                TellOne(turn, item);
                break;
            case Alert.Many:
                turn.TellAdmins(
                    "engine.parkedMany",
                    ("count", turn.Tx.All<ParkedItem>().Count(one => one.DroppedAt is null)));
                break;
        }
    }

    /// <summary>What may be money without access is told to everybody.</summary>
    private static void TellOne(Turn turn, ParkedItem item)
    {
        if (item.GrowsOld)
            Notice.Tell(turn, NoticeKind.Parked, voice => ParkedWords.Alert(turn, voice, item));
        else turn.TellAdmins(voice => ParkedWords.Alert(turn, voice, item));
    }

    /// <summary>Whatever waited for this subscription is tried again.</summary>
    public static void Match(Turn turn, string subscription)
    {
        var waiting = turn.Tx.Find(ParkedItem.ByWaitsFor, subscription).Where(item => item.TriedIn is null);
        foreach (var item in waiting.ToArray()) Tries.Begin(turn, item);
    }

    /// <summary>A page of Stripe's list that is tried again may hold something else that cannot be
    /// handled.</summary>
    private static bool IsItStill(ParkedItem tried, OutboxRow? row, string? about, bool callsAgain) =>
        row?.Request is RetryItem
        || (tried.Row is null ? tried.About is null || tried.About == about : callsAgain);

    private static string RawOf(Turn turn, OutboxRow? row) =>
        row is null ? turn.Incoming.Raw : JsonSerializer.Serialize(row, turn.Router.Schema.Json);

    /// <summary>What is tried again comes in under its first cause, «#» and the row that tries it.</summary>
    private static string FirstCause(Incoming incoming) => incoming.Cause.Split('#')[0];

    private static OutboxRow? RowOf(Turn turn) => turn.Row
        ?? (turn.Incoming is Incoming.Result result ? turn.Tx.Get<OutboxRow>(result.RowId) : null);
}
