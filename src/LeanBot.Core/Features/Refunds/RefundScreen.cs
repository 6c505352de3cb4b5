using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Refunds;

/// <summary>All of what is left of a payment, or how much -> sure?</summary>
public sealed class RefundScreen : AdminScreen
{
    public const string Wire = "refunds.payment";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Refund;

    public override bool Changes => false;

    public static Choice Button(Turn turn, Payment payment) => OpenScreen.Button(
        turn.Voice.Text(
            "refunds.button",
            ("price", Refunding.LeftOf(turn, payment)), ("plan", Held.TitleOf(turn, payment.Plan)),
            ("day", payment.At)),
        Wire, payment.Id);

    /// <param name="argument">The payment, and the amount in minor units where it is chosen.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var payment = turn.Tx.Get<Payment>(words[0]) ?? throw new Refused("engine.staleButtonAdmin");
        var left = Refunding.LeftOf(turn, payment);
        if (left.MinorUnits == 0) return new Screen(turn.Voice.Text("refunds.nothingLeft"));
        return words.Length < 2
            ? HowMuch(turn, payment, left)
            : Sure(turn, payment, left, left with
            {
                MinorUnits = long.Parse(words[1], CultureInfo.InvariantCulture),
            });
    }

    protected override Choice? Back(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        if (words.Length > 1) return OpenScreen.Back(turn.Voice, Wire, words[0]);
        return turn.Tx.Get<Payment>(words[0]) is { } payment
            ? ShelfScreen.Back(turn.Voice, MemberShelf.Money, payment.Member)
            : null;
    }

    private Screen HowMuch(Turn turn, Payment payment, Money left)
    {
        turn.Begin(new AmountFlow.State.Ask(payment.Id));
        return new Screen(
            turn.Voice.Text(
                "refunds.howMuch",
                ("price", payment.Amount), ("left", left), ("plan", Held.TitleOf(turn, payment.Plan)),
                ("name", KnownMembers.Of(turn, payment.Member).Name), ("day", payment.At)),
            [OpenScreen.Button(
                turn.Voice.Text("refunds.all", ("left", left)), this,
                string.Create(CultureInfo.InvariantCulture, $"{payment.Id} {left.MinorUnits}"))]);
    }

    private static Screen Sure(Turn turn, Payment payment, Money left, Money amount)
    {
        if (amount.MinorUnits <= 0 || amount.MinorUnits > left.MinorUnits)
            throw new Refused("refunds.tooMuch", ("amount", amount), ("left", left));
        return new Screen(
            GiveBack.Words(turn, turn.Voice, payment, amount, left),
            [RefundSurely.Button(turn.Voice, payment, amount, left)]);
    }
}
