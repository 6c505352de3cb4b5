using LeanBot.Core.Features.Disputes;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Refunds;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Rounds;

public sealed class ListResult : ResultRule<ListStripe, StripePages>
{
    /// <summary>A page of each list a turn; what is known already changes nothing.</summary>
    protected override void Done(Turn turn, OutboxRow row, ListStripe request, StripePages result)
    {
        foreach (var found in result.Objects) Take(turn, request.Account, found, result.At);
        if (result.Next.Count > 0) turn.Send(request with { Cursors = result.Next });
        else if (turn.Tx.Get<Round>(request.Account) is { } round)
            turn.Tx.Put(round with { Through = request.RoundBegan });
    }

    /// <summary>The next round begins where this one did.</summary>
    protected override void Failed(Turn turn, OutboxRow row, ListStripe request, Failure failure)
    {
    }

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
            case StripeRefund told when MoneyBack.IsNews(turn, account, told):
                FetchCharge.Of(turn, account, told);
                break;
            case StripeDispute told when CardDisputes.IsNews(turn, account, told):
                FetchCharge.Of(turn, account, told);
                break;
            case StripeSubscription told when IsOurs(turn, account, told.Id, told.Metadata):
                Telling.NoteState(turn, account, told with { At = at });
                break;
        }
    }

    private static bool IsOurs(Turn turn, string account, string stripeId, StripeMetadata metadata) =>
        MemberId.TryFrom(metadata.TelegramId) is not null
        || turn.Tx.Get<Subscription>(Ledger.IdOf(account, stripeId).Value) is not null;
}
