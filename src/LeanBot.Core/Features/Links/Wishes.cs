using LeanBot.Core.Features.Orders;

namespace LeanBot.Core.Features.Links;

/// <summary>What a link asked for, kept until it can be done: the terms come first.</summary>
public static class Wishes
{
    public static void Keep(Turn turn, DeepLink link)
    {
        var member = turn.Member;
        turn.Tx.Put(link switch
        {
            DeepLink.WithPromo promo => member with { Promo = KeptCodes.First(turn, promo) },
            DeepLink.FromReferrer referrer => member with
            {
                Referrer = member.Referrer ?? new FirstTouch(referrer.Code, turn.Now),
            },
            // As words: the config may change before they are followed.
            DeepLink.ToPlan wish => member with { Wish = wish.Payload },
            _ => member,
        });
    }

    /// <summary>Shows what was wished for; false where nothing was, or it is no longer sold.</summary>
    public static bool Fulfil(Turn turn)
    {
        if (turn.Member.Wish is not { } payload) return false;
        turn.Tx.Put(turn.Member with { Wish = null });
        if (DeepLink.Parse(turn.Config, payload) is not DeepLink.ToPlan wish) return false;
        if (wish.Period is { } period) SubscribeFlow.Order(turn, wish.Plan, period);
        else SubscribeFlow.Choose(turn, wish.Plan);
        return true;
    }
}
