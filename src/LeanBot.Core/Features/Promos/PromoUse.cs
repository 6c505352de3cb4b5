using LeanBot.Core.Features.Orders;

namespace LeanBot.Core.Features.Promos;

/// <summary>That a member has paid with a code. Kept for ever: a refund does not give it back.</summary>
/// <param name="At">UTC.</param>
[Kept("promoUses")]
public sealed record PromoUse(string Code, OrderId Order, MemberId Member, DateTimeOffset At) : Record
{
    public static readonly Index<PromoUse> ByMember = new("by-member", use => use.Member.ToString());

    public override string Key => $"{Code}:{Order}";
}
