using LeanBot.Core.Features.Channels;

namespace LeanBot.Core.Features.Parked;

/// <summary>Parked items that are tried again. An item stays where it is, under its reference, until its
/// outcome is known, and whoever asked for it always hears it.</summary>
internal static class Tries
{
    /// <param name="by">The admin who asked for it; null where nobody did.</param>
    /// <param name="sweep">See <see cref="ParkedItem.Sweep"/>.</param>
    public static void Begin(Turn turn, ParkedItem item, MemberId? by = null, string? sweep = null)
    {
        if (item.Row is { } call && IsOverdue(turn, call.Request))
        {
            Finish(turn, item with { TriedBy = by });
            return;
        }

        var row = turn.Send(item.Row?.Request ?? new RetryItem(item, by));
        turn.Tx.Put(item with { TriedIn = row, TriedBy = by, Sweep = sweep ?? item.Sweep });
    }

    /// <summary>Whether the row that tries it is still under way; a removal may have been called
    /// back.</summary>
    public static bool IsUnderWay(Turn turn, ParkedItem item) =>
        item.TriedIn is { } row && turn.Tx.Get<OutboxRow>(row) is not null;

    /// <summary>The item that this turn tries again; null where it tries none.</summary>
    /// <param name="row">The call whose result this is.</param>
    public static ParkedItem? Of(Turn turn, OutboxRow? row)
    {
        var id = row?.Id ?? (turn.Incoming.Cause.Split('#') is [_, var tries] ? tries : null);
        return id is null ? null : turn.Tx.Find(ParkedItem.ByTriedIn, id).FirstOrDefault();
    }

    /// <summary>The item waits on, under its reference. Returns that.</summary>
    /// <param name="same">What is kept about just that already.</param>
    public static string FailAgain(
        Turn turn, ParkedItem tried, ParkedItem? same, string reason, string? about = null,
        string? waitsFor = null, ParkedPayment? payment = null)
    {
        var after = tried with
        {
            Reason = reason,
            About = about ?? tried.About,
            WaitsFor = waitsFor,
            Payment = payment ?? tried.Payment,
            TriedIn = null,
            TriedBy = null,
        };
        var isKeptTwice = same is not null && same.Reference != tried.Reference;
        if (isKeptTwice)
        {
            turn.Tx.Delete(tried);
            after = same!;
        }

        // What was matched in vain need not wait quietly any more; a sweep tells of all together.
        var isNews = after is { TellAt: not null, WaitsFor: null, Sweep: null };
        if (tried.TriedBy is not null || isNews) after = after with { TellAt = null };
        turn.Tx.Put(after);
        if (tried.TriedBy is { } by) turn.TellAdmin(by, voice => ParkedWords.Again(turn, voice, after));
        else if (isNews) Parking.Tell(turn, after);
        return after.Reference;
    }

    /// <summary>A call that was made again has come back.</summary>
    /// <param name="tried">As it was before the result was taken.</param>
    public static void End(Turn turn, ParkedItem tried, CallResult outcome)
    {
        // What could not be handled once more has said so.
        if (turn.Tx.Get<ParkedItem>(tried.Reference) is { } now && now.TriedIn != tried.TriedIn) return;
        if (outcome is CallResult.Failed { Failure: { Reason: not FailureReason.Outdated } failure })
            FailAgain(turn, tried, null, failure.Description, waitsFor: tried.WaitsFor);
        else Finish(turn, tried);
    }

    private static void Finish(Turn turn, ParkedItem tried)
    {
        turn.Tx.Delete(tried);
        if (tried.TriedBy is null) return;
        turn.TellAdmins("parked.done", ("reference", tried.Reference), ("cause", tried.Cause));
    }

    /// <summary>A removal that was right when it failed may be wrong by now.</summary>
    private static bool IsOverdue(Turn turn, Outgoing request) =>
        request is LetOut letOut && Doors.HasRight(turn, letOut.Member, letOut.Channel);
}
