using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Notices;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Payments;

public sealed class InvoicePaymentFailed : StripeRule<StripeInvoice>
{
    public override string EventType => "invoice.payment_failed";

    protected override void Apply(Turn turn, StripeEvent happened, StripeInvoice subject)
    {
        if (subject.SubscriptionId is not { } stripeId) return;
        if (turn.Tx.Get<Grant>(Granting.GrantOf(happened.Account, subject.Id)) is not null) return;
        if (Ledger.Find(
            turn, happened.Account, stripeId, subject.Metadata, subject.CustomerId) is not { } before)
            return;
        var after = Ledger.Put(turn, before.PaymentFailed(subject, turn.Now));
        // Once for an invoice, and not for a first payment: whoever is on the page sees it there.
        if (after.GivesAccess && after.Trouble is { } trouble
            && trouble.InvoiceId != before.Trouble?.InvoiceId)
            TellTeam(turn, after, trouble);
    }

    private static void TellTeam(Turn turn, Subscription subscription, Trouble trouble) => Notice.Tell(
        turn,
        NoticeKind.PaymentFailed,
        voice => new Screen(
            voice.Text(
                "payments.failed",
                ("name", KnownMembers.Of(turn, subscription.Member).Name),
                ("id", subscription.Member),
                ("plan", Held.TitleOf(turn, subscription)),
                ("price", trouble.Amount),
                ("until", Steps.EndOf(subscription, subscription.PaidThrough!.Value, turn.Config))),
            [ShowMember.Button(voice, subscription.Member)]));
}
