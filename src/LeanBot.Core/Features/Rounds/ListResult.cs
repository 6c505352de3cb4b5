using LeanBot.Core.Features.Disputes;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Refunds;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Rounds;

public sealed class ListResult : ResultRule<ListStripe, StripePages>
{
    /// <summary>A turn may change a thousand records at most; one subscription changes few.</summary>
    private const int ChangesMax = 500;

    /// <summary>A page of each list a turn; what is known already changes nothing.</summary>
    protected override void Done(Turn turn, OutboxRow row, ListStripe request, StripePages result)
    {
        foreach (var found in result.Objects) Take(turn, request.Account, found, result.At);
        var next = Compare(turn, request.Account, result);
        if (next.Count > 0) turn.Send(request with { Cursors = next });
        else if (turn.Tx.Get<Round>(request.Account) is { } round)
            turn.Tx.Put(round with { Through = request.RoundBegan });
    }

    /// <summary>The next round begins where this one did.</summary>
    protected override void Failed(Turn turn, OutboxRow row, ListStripe request, Failure failure)
    {
    }

    /// <summary>Whatever has changed in what we know, and no event told. Returns where to go on: where much
    /// has changed, the rest of the page is read once more.</summary>
    private static IReadOnlyList<StripeCursor> Compare(Turn turn, string account, StripePages pages)
    {
        var done = pages.Standing.TakeWhile((_, at) => at == 0 || turn.Tx.Count < ChangesMax)
            .Select(told => Compare(turn, account, told, pages.At))
            .Count();
        if (done == pages.Standing.Count) return pages.Next;
        var rest = new StripeCursor(StripeList.Standing, pages.Standing[done - 1].Id);
        return [.. pages.Next.Where(cursor => cursor.List != StripeList.Standing), rest];
    }

    private static StripeSubscription Compare(
        Turn turn, string account, StripeSubscription told, DateTimeOffset at)
    {
        var key = Ledger.IdOf(account, told.Id).Value;
        // What is none of ours is not made ours by having been there for long.
        if (turn.Tx.Get<Subscription>(key) is null) return told;
        Telling.NoteStanding(turn, account, told with { At = at });
        var held = turn.Tx.Get<Subscription>(key)!;
        if (IsAtOdds(held, told)) FetchSubscription.Once(turn, held, FetchPurpose.Refresh);
        return told;
    }

    /// <summary>Whether a payment, or the failure of one, is not known: only its invoice can tell.</summary>
    private static bool IsAtOdds(Subscription held, StripeSubscription told) => told.Status switch
    {
        "past_due" or "unpaid" => held.Trouble is null,
        "active" or "trialing" => held.Trouble is not null
            || held is { State: SubscriptionState.Pending or SubscriptionState.Expired, IsCutShort: false },
        _ => false,
    };

    /// <summary>An account may sell other things too: what does not name a member is not looked at.</summary>
    private static void Take(Turn turn, string account, StripeObject found, DateTimeOffset at)
    {
        switch (found)
        {
            case StripeInvoice { Status: "paid", SubscriptionId: { } id } invoice
                when IsOurs(turn, account, id, invoice.Metadata):
                Granting.Apply(turn, account, invoice, invoice.Metadata, at);
                break;
            case CheckoutSession { PaymentStatus: not "unpaid", SubscriptionId: { } id } session
                when IsOurs(turn, account, id, session.Metadata):
                Sessions.Fulfil(turn, account, session);
                break;
            case CheckoutSession { PaymentStatus: "unpaid", SubscriptionId: { } id } session
                when IsOurs(turn, account, id, session.Metadata):
                Sessions.FindAwaited(turn, account, session);
                break;
            case StripeRefund told when MoneyBack.IsNews(turn, account, told):
                FetchCharge.Of(turn, account, told);
                break;
            case StripeDispute told when CardDisputes.IsNews(turn, account, told):
                FetchCharge.Of(turn, account, told);
                break;
            case StripeSubscription told when IsOurs(turn, account, told.Id, told.Metadata):
                Learn(turn, account, told with { At = at });
                break;
        }
    }

    /// <summary>What is heard of for the first time is asked for with its invoice.</summary>
    private static void Learn(Turn turn, string account, StripeSubscription told)
    {
        var key = Ledger.IdOf(account, told.Id).Value;
        var isKnown = turn.Tx.Get<Subscription>(key) is not null;
        Telling.NoteState(turn, account, told);
        if (!isKnown && turn.Tx.Get<Subscription>(key) is { } learned)
            FetchSubscription.Once(turn, learned, FetchPurpose.Refresh);
    }

    private static bool IsOurs(Turn turn, string account, string stripeId, StripeMetadata metadata) =>
        MemberId.TryFrom(metadata.TelegramId) is not null
        || turn.Tx.Get<Subscription>(Ledger.IdOf(account, stripeId).Value) is not null;
}
