using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Refunds;

/// <summary>The admin's yes to an amount; where much is given back, a second admin is asked.</summary>
public sealed class RefundSurely : AdminButton
{
    private const string Wire = "refunds.surely";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Refund;

    public static Choice Button(Voice voice, Payment payment, Money amount, Money left) => Make(
        Wire, voice.Text("refunds.surely", ("amount", amount)),
        string.Create(
            CultureInfo.InvariantCulture,
            $"{payment.Id} {amount.MinorUnits} {left.MinorUnits} {amount.Currency}"));

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var payment = turn.Tx.Get<Payment>(words[0]) ?? throw new Refused("engine.staleButtonAdmin");
        var (amount, left) = (Of(words[1], words[3]), Of(words[2], words[3]));
        if (Refunding.LeftOf(turn, payment) == left)
            Approving.Ask<GiveBack>(turn, new GiveBack.Order(payment.Id, amount, left));
        else Meanwhile.Show(turn, ShelfScreen.Wire, $"{MemberShelf.Money} {payment.Member}");
    }

    private static Money Of(string minorUnits, string currency) =>
        new(long.Parse(minorUnits, CultureInfo.InvariantCulture), currency);
}
