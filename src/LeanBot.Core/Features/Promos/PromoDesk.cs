using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Links;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Promos;

/// <summary>Where a member's code meets what they buy. The code is kept on the member, whichever way it came:
/// by a link, a command or a button.</summary>
public static class PromoDesk
{
    private const int CodeShownMax = 40;

    /// <summary>The terms of the member's code for a plan; null where they have none that counts
    /// there.</summary>
    public static PromoTerms? TermsFor(Turn turn, Plan plan, Money price) =>
        turn.Member.Promo is { } kept
        && PromoRules.Find(turn.Config, kept.Code) is { } promo
        && PromoRules.Check(turn, turn.Member, promo, plan, price) is null
            ? PromoTerms.Of(promo)
            : null;

    /// <summary>Keeps a code that somebody typed; where it can't be used, says why and how to go
    /// on.</summary>
    public static bool Take(Turn turn, string typed, Plan? plan, Period? period)
    {
        var code = typed.Trim();
        var promo = PromoRules.Find(turn.Config, code);
        var price = plan is not null && period is { } asked ? Sales.OfferOf(turn, plan, asked)?.Price : null;
        if (PromoRules.Check(turn, turn.Member, promo, plan, price) is not { } refusal)
        {
            turn.Tx.Put(turn.Member with { Promo = new FirstTouch(promo!.Code, turn.Now) });
            return true;
        }

        Say(turn, refusal, promo?.Code ?? Shown(code), promo, plan, period);
        return false;
    }

    /// <summary>Says that the code is kept, and shows what it can be used for.</summary>
    public static void GoOn(Turn turn)
    {
        turn.Voice.Say("links.promoKept", ("code", turn.Member.Promo!.Code));
        SubscribeFlow.Start(turn);
    }

    /// <summary>Says why a code that a link brought can't be used, once.</summary>
    public static void TellOfLink(Turn turn)
    {
        if (turn.Member.Promo is not { } kept) return;
        var promo = PromoRules.Find(turn.Config, kept.Code);
        if (PromoRules.Check(turn, turn.Member, promo) is { } refusal)
        {
            if (IsNew(turn, refusal, kept.Code, null))
            {
                turn.Voice.Say(new Screen(
                    PromoWords.WhyNot(turn, turn.Voice, refusal, promo?.Code ?? kept.Code, promo)));
            }
        }
        else
        {
            turn.Voice.Say("links.promoKept", ("code", promo!.Code));
        }
    }

    /// <summary>Says that the kept code does not count for what is being bought, with the way on at the
    /// normal price; false where it counts, or this was said before.</summary>
    public static bool Stops(Turn turn, Plan plan, Period period, Money price)
    {
        if (turn.Member.Promo is not { } kept) return false;
        var promo = PromoRules.Find(turn.Config, kept.Code);
        if (PromoRules.Check(turn, turn.Member, promo, plan, price) is not { } refusal) return false;
        if (!IsNew(turn, refusal, kept.Code, plan)) return false;
        Say(turn, refusal, promo?.Code ?? kept.Code, promo, plan, period);
        return true;
    }

    private static bool IsNew(Turn turn, PromoRefusal refusal, string code, Plan? plan)
    {
        var told = refusal == PromoRefusal.OtherPlan ? $"{code} {refusal} {plan?.Id}" : $"{code} {refusal}";
        if (turn.Member.PromoToldOf == told) return false;
        turn.Tx.Put(turn.Member with { PromoToldOf = told });
        return true;
    }

    private static void Say(
        Turn turn, PromoRefusal refusal, string code, Promo? promo, Plan? plan, Period? period)
    {
        var voice = turn.Voice;
        var offer = plan is not null && period is { } asked ? Sales.OfferOf(turn, plan, asked) : null;
        var onwards = plan is not null && offer is { Period: var chosen, Price: var price }
            ? ChoosePeriod.Button(
                voice.Text("promos.goOn", ("price", PlanCards.PriceText(voice, chosen, price))),
                plan.Id, chosen, withCode: false)
            : plan is not null ? ChoosePlan.Button(turn, plan) : null;
        voice.Say(new Screen(
            PromoWords.WhyNot(turn, voice, refusal, code, promo),
            [
                .. onwards is null ? [] : (IReadOnlyList<IReadOnlyList<Choice>>)[[onwards]],
                [EnterCode.Button(voice.Text("promos.another"), plan?.Id, period)],
                [ShowPlans.Button(voice.Text(plan is null ? "plans.show" : "plans.others"))],
            ]));
    }

    /// <summary>Anything may be typed.</summary>
    private static string Shown(string typed) =>
        typed.Length <= CodeShownMax ? typed : typed[..(CodeShownMax - 1)] + "…";
}
