using System.Globalization;
using LeanBot.Core.Features.Bans;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Removals;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Gifts;

/// <summary>Time that the team gives: a subscription of its own, without Stripe, that ends by itself. A
/// member has at most one of a plan.</summary>
public static class Giving
{
    /// <summary>At once; ten years.</summary>
    public const int DaysMax = 3_650;

    public static Subscription? Find(Turn turn, MemberId member, PlanId plan) => turn.Tx
        .Find(Subscription.ByMember, member.ToString())
        .FirstOrDefault(held => held.IsGiven && held.Plan == plan);

    /// <summary>When what was given of a plan ends; null where nothing given runs.</summary>
    public static DateTimeOffset? EndOf(Turn turn, MemberId member, PlanId plan) =>
        Find(turn, member, plan) is { GivesAccess: true } given ? given.PaidThrough : null;

    /// <summary>Gives a plan until that moment, or moves the end of what was given; the member is
    /// told.</summary>
    /// <param name="until">UTC.</param>
    /// <exception cref="Refused">They are banned.</exception>
    public static Subscription Give(Turn turn, Member member, PlanId plan, DateTimeOffset until)
    {
        if (Banning.IsBanned(turn.Tx, member.Id)) throw new Refused("bans.cantGive", ("name", member.Name));
        var before = EndOf(turn, member.Id, plan);
        var given = Put(turn, member.Id, plan, until);
        RemovalGuard.Release(turn, given.Key);
        var title = Held.TitleOf(turn, given);
        Diaries.Note(turn, DiaryKind.GivenTime, member.Id, title, until: until);
        Doors.Reconcile(turn, member, new Welcome(TextOf(before, until), title, until));
        return given;
    }

    /// <summary>Ends it now; the member is told, and goes where nothing else lets them in.</summary>
    public static void End(Turn turn, Subscription given)
    {
        var ended = Ledger.Put(turn, given with
        {
            State = SubscriptionState.Expired,
            PaidThrough = turn.Now,
            CancelAt = turn.Now,
        });
        RemovalGuard.Release(turn, ended.Key);
        var member = KnownMembers.Of(turn, ended.Member);
        Doors.Reconcile(turn, member);
        turn.To(member).Say("gifts.over", ("plan", Held.TitleOf(turn, ended)));
    }

    /// <summary>A number of days from a moment, or a day such as 2026-12-31 to its end; null where it is
    /// neither, or not to come.</summary>
    public static DateTimeOffset? Until(Turn turn, DateTimeOffset from, string text)
    {
        var until = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            ? days is > 0 and <= DaysMax ? from.AddDays(days) : null
            : EndOfDay(turn, text);
        return until > turn.Now && until <= turn.Now.AddDays(2 * DaysMax) ? until : null;
    }

    private static DateTimeOffset? EndOfDay(Turn turn, string text)
    {
        if (!DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return null;
        var last = day.ToDateTime(new TimeOnly(23, 59, 59));
        return new DateTimeOffset(last, turn.Config.Zone.GetUtcOffset(last)).ToUniversalTime();
    }

    /// <summary>Keeps that it lasts until then; doors and words are the caller's.</summary>
    internal static Subscription Put(Turn turn, MemberId member, PlanId plan, DateTimeOffset until)
    {
        var known = Find(turn, member, plan) ?? New(turn, member, plan);
        return Ledger.Put(turn, known with
        {
            State = SubscriptionState.Canceling,
            PaidThrough = until,
            CancelAt = until,
            HasEndedAtStripe = true,
        });
    }

    private static Subscription New(Turn turn, MemberId member, PlanId plan)
    {
        var id = turn.Entropy.Code();
        return new Subscription(
            Ledger.IdOf(Subscription.GivenAccount, id), member, plan, Subscription.GivenAccount, id,
            SubscriptionState.Pending);
    }

    private static string TextOf(DateTimeOffset? before, DateTimeOffset until) =>
        before is null ? "gifts.welcome" : until >= before ? "gifts.longer" : "gifts.shorter";
}
