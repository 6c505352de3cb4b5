using LeanBot.Core.Features.Approvals;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Refunds;

/// <summary>Gives back money of a payment, whole or in part.</summary>
public sealed class GiveBack : DangerousAction<GiveBack.Order>
{
    /// <param name="Left">What could be given back when it was shown.</param>
    public sealed record Order(string Payment, Money Amount, Money Left);

    private const string Wire = "refunds.giveBack";

    public override string Route => Wire;

    public override Admins.AdminRights Right => Admins.AdminRights.Refund;

    /// <summary>What will follow, in words.</summary>
    internal static string Words(Turn turn, Voice voice, Payment payment, Money amount, Money left)
    {
        var isWhole = amount == left && amount.MinorUnits + payment.Refunded >= payment.Amount.MinorUnits;
        var policy = turn.Config.Settings.Refunds;
        var follows = (isWhole, policy.PartialRefund) switch
        {
            (true, _) => policy.EndsSubscription ? "refunds.wholeEnds" : "refunds.whole",
            (_, PartialRefund.End) => policy.EndsSubscription ? "refunds.wholeEnds" : "refunds.partEnds",
            (_, PartialRefund.Shorten) => "refunds.partShortens",
            _ => "refunds.partKeeps",
        };
        return voice.Text(
            "refunds.ask",
            ("amount", amount), ("price", payment.Amount), ("left", left),
            ("name", KnownMembers.Of(turn, payment.Member).Name), ("id", payment.Member),
            ("plan", Held.TitleOf(turn, payment.Plan)), ("day", payment.At),
            ("follows", new Html(voice.Text(follows))));
    }

    protected override ActionSize SizeOf(Order arguments) => new(1, arguments.Amount);

    protected override string Preview(Turn turn, Voice voice, Order arguments) => Words(
        turn, voice, turn.Tx.Get<Payment>(arguments.Payment)!, arguments.Amount, arguments.Left);

    protected override string Phrase(Voice voice, Order arguments) =>
        voice.Text("refunds.phrase", ("amount", arguments.Amount));

    protected override Func<Voice, Screen> Run(Turn turn, Order arguments, MemberId by)
    {
        var payment = turn.Tx.Get<Payment>(arguments.Payment)!;
        if (Refunding.LeftOf(turn, payment) is var left && left != arguments.Left)
            throw new Refused("refunds.changed", ("left", left));
        Refunding.Begin(turn, payment, arguments.Amount, by);
        var rest = left with { MinorUnits = left.MinorUnits - arguments.Amount.MinorUnits };
        Audits.Note(
            turn, AuditKind.Refunded, about: $"{arguments.Amount} · {payment.InvoiceId}",
            before: left.ToString(), after: rest.ToString(), member: payment.Member, by: by);
        var name = KnownMembers.Of(turn, payment.Member).Name;
        return voice => new Screen(
            voice.Text("refunds.underWay", ("amount", arguments.Amount), ("name", name)),
            [ShelfScreen.Back(voice, MemberShelf.Money, payment.Member), OpenMenu.Button(voice)]);
    }
}
