using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Refunds;

/// <summary>The buttons that give money back.</summary>
public sealed class RefundSection : MemberSection
{
    /// <summary>The newest ones: an older payment is given back at Stripe.</summary>
    private const int ShownMax = 8;

    public override string Name => "refunds";

    public override int Place => 42;

    public override MemberShelf Shelf => MemberShelf.Money;

    public override string? Of(Turn turn, Member member) => null;

    public override IEnumerable<Choice> Buttons(Turn turn, Member member) => turn.Tx
        .Find(Payment.ByMember, member.Key)
        .Where(payment => Refunding.LeftOf(turn, payment).MinorUnits > 0)
        .OrderByDescending(payment => payment.At)
        .Take(ShownMax)
        .Select(payment => RefundScreen.Button(turn, payment));
}
