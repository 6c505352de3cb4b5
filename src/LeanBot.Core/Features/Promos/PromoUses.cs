using LeanBot.Core.Features.Orders;

namespace LeanBot.Core.Features.Promos;

/// <summary>How often codes were used. An order that can still be paid holds its use, so nobody ever pays
/// with one too many; it holds it no longer than its page is open, a day at most. A use is consumed in the
/// commit that grants.</summary>
public static class PromoUses
{
    public static void Consume(Turn turn, Order order)
    {
        if (order.Promo is not { } terms) return;
        var use = new PromoUse(terms.Code, order.Id, order.Member, turn.Now);
        turn.Tx.Put(use);
        turn.Tx.Put(new PromoCount(terms.Code, CountOf(turn, terms.Code) + 1));
    }

    public static int CountOf(Turn turn, string code) => turn.Tx.Get<PromoCount>(code)?.Uses ?? 0;

    /// <summary>By those who are about to pay. What a member has open themselves gives way to what they order
    /// next.</summary>
    public static int HeldByOthers(Turn turn, string code, MemberId member) => turn.Tx
        .Find(Order.ByPromo, code)
        .Count(order => order.Member != member || order.State == OrderState.Processing);

    public static int CountOf(Turn turn, string code, MemberId member) =>
        turn.Tx.Find(PromoUse.ByMember, member.ToString()).Count(use => use.Code == code)
        + turn.Tx.Find(Order.ByPromo, code)
            .Count(order => order.Member == member && order.State == OrderState.Processing);
}
