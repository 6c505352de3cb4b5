using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.MyPlan;

public sealed class InvoiceResult : ResultRule<FetchInvoice, StripeInvoice>
{
    protected override void Done(Turn turn, OutboxRow row, FetchInvoice request, StripeInvoice result)
    {
        var payment = PaymentOf(turn, request) with
        {
            InvoiceUrl = result.HostedInvoiceUrl,
            InvoicePdf = result.InvoicePdf,
        };
        turn.Tx.Put(payment);
        var voice = Speak(turn, request);
        voice.Say(new Screen(
            voice.Text(
                "myPlan.invoice",
                ("date", payment.At), ("price", payment.Amount),
                ("plan", Held.TitleOf(turn, turn.Tx.Get<Subscription>(payment.Subscription.Value)!))),
            [.. MyPlanScreen.Links(voice, payment, voice.Text("myPlan.openInvoice"))],
            [Back(voice, request)]));
    }

    protected override void Failed(Turn turn, OutboxRow row, FetchInvoice request, Failure failure)
    {
        var voice = Speak(turn, request);
        voice.Say(new Screen(
            voice.Text("myPlan.notFetched"),
            [ShowInvoice.Button(
                voice.Text("orders.tryAgain"), PaymentOf(turn, request), request.Page)],
            [Back(voice, request)]));
    }

    private static Payment PaymentOf(Turn turn, FetchInvoice request) =>
        turn.Tx.Get<Payment>(Granting.GrantOf(request.Account, request.InvoiceId))!;

    private static Voice Speak(Turn turn, FetchInvoice request) =>
        turn.To(KnownMembers.Of(turn, request.Member)).Editing(request.Screen);

    private static Choice Back(Voice voice, FetchInvoice request) =>
        ShowMyPlan.Button(voice.Text("myPlan.back"), request.Page);
}
