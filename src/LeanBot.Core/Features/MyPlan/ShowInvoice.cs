using System.Globalization;
using LeanBot.Core.Features.Payments;

namespace LeanBot.Core.Features.MyPlan;

/// <summary>Asks Stripe for the links to an invoice that are not known, or too old.</summary>
public sealed class ShowInvoice : MemberButton
{
    private const string Wire = "invoice";
    private const char Separator = '/';

    public override string Route => Wire;

    public static Choice Button(string label, Payment payment, int page) => Make(
        Wire, label, $"{page.ToString(CultureInfo.InvariantCulture)}{Separator}{payment.Id}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(Separator, 2);
        if (turn.Tx.Get<Payment>(words[1]) is not { } payment) throw new Refused("engine.staleButton");
        var shown = turn.Voice.SayShown(new Screen(turn.Voice.Text("myPlan.fetching")));
        turn.Send(
            new FetchInvoice(
                payment.Account, payment.InvoiceId, payment.Member, shown,
                int.Parse(words[0], CultureInfo.InvariantCulture)),
            expiresAt: turn.Now + FetchInvoice.WorthDoingFor);
    }
}
