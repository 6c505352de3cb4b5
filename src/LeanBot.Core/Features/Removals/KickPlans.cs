using LeanBot.Core.Features.Bans;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Removals;

/// <summary>Who would be let out, and why; letting them out; and inviting them back.</summary>
public static class KickPlans
{
    /// <summary>As many as one plan keeps: a few hundred kilobytes.</summary>
    private const int EntriesMax = 1_000;

    /// <summary>A run can be undone for so long.</summary>
    internal static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>A plan that nobody applied is old soon.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(1);

    /// <summary>Removals wait for Stripe, and for Telegram: their outcome is looked at after so
    /// long.</summary>
    private static readonly TimeSpan LookAfter = TimeSpan.FromMinutes(2);

    /// <summary>A pass through everybody who is inside, when an admin asks: some hundred milliseconds for
    /// 100,000. Nobody is let out by it.</summary>
    public static KickPlan Make(Turn turn)
    {
        var all = Entries(turn).OrderBy(entry => entry.Since ?? DateTimeOffset.MinValue)
            .ThenBy(entry => entry.Member.Value)
            .ToArray();
        var plan = new KickPlan(
            turn.Entropy.Code(), turn.Now, [.. all.Take(EntriesMax)], all.Length, turn.Now + GoodFor);
        turn.Tx.Put(plan);
        return plan;
    }

    /// <exception cref="Refused">It is too old.</exception>
    public static KickPlan Find(Turn turn, string id) =>
        turn.Tx.Get<KickPlan>(id) ?? throw new Refused("removals.planGone");

    /// <summary>The last run; null where none can be undone any more.</summary>
    public static KickPlan? LastRun(Turn turn) =>
        turn.Tx.All<KickPlan>().Where(plan => plan.AppliedAt is not null).MaxBy(plan => plan.AppliedAt);

    /// <summary>Sets going the first of a plan, up to the cap. Each is decided anew, so who has paid since
    /// stays.</summary>
    /// <param name="countMax">How many were agreed on: the cap may be another one by now.</param>
    /// <exception cref="Refused">It was applied already, or nobody is let out at the moment.</exception>
    public static KickPlan Apply(Turn turn, string id, MemberId by, int countMax)
    {
        RemovalGuard.RefuseWhileObserving(turn);
        var plan = Find(turn, id);
        if (plan.AppliedAt is not null) throw new Refused("removals.planApplied");
        var count = Math.Min(countMax, plan.CountFor(turn.Config));
        foreach (var entry in plan.Entries.Take(count)) Go(turn, entry);
        var applied = plan with
        {
            Taken = count,
            AppliedAt = turn.Now,
            AppliedBy = by,
            NextAt = turn.Now + LookAfter,
        };
        turn.Tx.Put(applied);
        return applied;
    }

    /// <summary>Begins to invite back whoever a run has let out.</summary>
    /// <exception cref="Refused">There is nothing to undo.</exception>
    public static KickPlan Undo(Turn turn, string id, MemberId by)
    {
        var plan = Find(turn, id);
        if (plan.AppliedAt is null) throw new Refused("removals.planGone");
        if (plan.UndoneAt is not null) throw new Refused("removals.planUndone");
        var undone = plan with { UndoneAt = turn.Now, UndoneBy = by, NextAt = turn.Now };
        turn.Tx.Put(undone);
        return undone;
    }

    /// <summary>The channels of an entry that they are in still, without a right.</summary>
    internal static bool IsInsideStill(Turn turn, KickEntry entry) => entry.Channels.Any(
        channel => Doors.AccessOf(turn, entry.Member, channel).Known == Presence.In);

    private static void Go(Turn turn, KickEntry entry)
    {
        if (entry.Over is { } over)
            RemovalGuard.Go(turn, new HeldRemoval(entry.Member, over, null, turn.Now));
        foreach (var channel in entry.Channels.Where(one => !Doors.HasRight(turn, entry.Member, one)))
            RemovalGuard.Go(turn, new HeldRemoval(entry.Member, null, channel, turn.Now));
    }

    private static IEnumerable<KickEntry> Entries(Turn turn)
    {
        var over = OverOf(turn);
        // Their doors are as they were until somebody has said yes.
        var waiting = turn.Tx.All<HeldRemoval>().Select(held => held.Member).ToHashSet();
        return turn.Tx.All<Access>()
            .Where(access => access is { Known: Presence.In, IsGuest: false, IsAdministrator: false })
            .Where(access => !access.IsWanted || over.ContainsKey(access.Member)
                || waiting.Contains(access.Member) || Banning.IsBanned(turn.Tx, access.Member))
            .GroupBy(access => access.Member)
            .Select(inside => EntryOf(turn, inside.Key, inside, over.GetValueOrDefault(inside.Key)))
            .OfType<KickEntry>();
    }

    /// <summary>Subscriptions whose time is over and that nobody has ended yet, by their members.</summary>
    private static Dictionary<MemberId, Subscription> OverOf(Turn turn) => turn.Tx.All<Subscription>()
        .Where(held => held is { GivesAccess: true, PaidThrough: { } end }
            && Steps.EndOf(held, end, turn.Config) <= turn.Now)
        .Where(held => !(held.IsPaused && turn.Config.Settings.Access.WhilePaused))
        .Where(held => Doors.WouldClose(turn, held))
        .GroupBy(held => held.Member)
        .ToDictionary(own => own.Key, own => own.MinBy(held => held.PaidThrough)!);

    /// <summary>Null where they may be where they are: nobody who pays is ever on the list. Who is banned may
    /// be nowhere, whatever they hold.</summary>
    private static KickEntry? EntryOf(
        Turn turn, MemberId member, IEnumerable<Access> inside, Subscription? over)
    {
        var ban = turn.Tx.Get<Ban>(member.ToString());
        if (ban is not null) over = null;
        var held = ban is null
            ? Held.Of(turn, member).Where(one => one.Subscription.Id != over?.Id).ToArray()
            : [];
        // A plan that left the config while people hold it: nobody is let out for that.
        if (held.Any(one => one.Plan is null)) return null;
        var open = held.SelectMany(one => one.Plan!.Channels).ToHashSet();
        var channels = inside.Select(access => access.Channel)
            .Where(channel => !open.Contains(channel) && Chats.Of(turn, channel) is not null)
            .Where(channel => Doors.AccessOf(turn, member, channel).Known == Presence.In)
            .Order(Comparer<ChannelId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value)))
            .ToArray();
        if (channels.Length == 0) return null;
        var last = over ?? turn.Tx.Find(Subscription.ByMember, member.ToString())
            .Where(one => one.PaidThrough is not null)
            .MaxBy(one => one.PaidThrough);
        return ban is null
            ? new KickEntry(
                member, ReasonOf(turn, last, over), channels, last?.PaidThrough, over?.Id, last?.Id)
            : new KickEntry(member, KickReason.Banned, channels, ban.At, Last: last?.Id);
    }

    private static KickReason ReasonOf(Turn turn, Subscription? last, Subscription? over) => last switch
    {
        null => KickReason.NeverPaid,
        _ when over is not null => KickReason.Over,
        { IsDisputed: true } => KickReason.Disputed,
        { State: SubscriptionState.Paused } => KickReason.Paused,
        { IsCutShort: true } when HasGoneBack(turn, last) => KickReason.MoneyBack,
        _ => KickReason.Ended,
    };

    /// <summary>What the team has ended is cut short too.</summary>
    private static bool HasGoneBack(Turn turn, Subscription last) =>
        turn.Tx.Find(Payment.ByMember, last.Member.ToString())
            .Any(payment => payment.Subscription == last.Id && payment.CutShortTo is not null);
}
