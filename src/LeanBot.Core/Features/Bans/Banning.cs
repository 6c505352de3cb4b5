using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Core.Features.TeamChanges;

namespace LeanBot.Core.Features.Bans;

/// <summary>Bans, and what follows from them. What the team has given stays kept and opens nothing meanwhile;
/// what is paid for at Stripe ends, since nobody is to pay for what they may not have.</summary>
public static class Banning
{
    public static bool IsBanned(IReader state, MemberId member) =>
        state.Get<Ban>(member.ToString()) is not null;

    /// <summary>What would be charged again.</summary>
    public static IReadOnlyList<Subscription> AtStripe(Turn turn, MemberId member) =>
    [
        .. turn.Tx.Find(Subscription.ByMember, member.ToString())
            .Where(held => held is { IsGiven: false, HasEndedAtStripe: false }),
    ];

    public static void Ban(Turn turn, Member member)
    {
        turn.Tx.Put(new Ban(
            member.Id, turn.Now, turn.Speaker.Id,
            Team.Find(turn.Config, turn.Speaker.Id)?.Name ?? turn.Speaker.Name));
        foreach (var held in AtStripe(turn, member.Id)) End(turn, held, turn.Speaker.Id);
        var open = turn.Tx.Find(Order.ByMember, member.Key).Where(order => order.IsWaitingForMoney);
        foreach (var order in open.ToArray())
            Checkout.Close(turn, order, OrderState.Replaced, "bans.orderClosed");
        Doors.Reconcile(turn, member);
        turn.To(member).Say("bans.told", ("community", turn.Config.Settings.Community));
        Audits.Note(turn, AuditKind.Banned, member: member.Id);
    }

    public static void Lift(Turn turn, Ban ban)
    {
        turn.Tx.Delete(ban);
        var member = KnownMembers.Of(turn, ban.Member);
        Audits.Note(turn, AuditKind.Unbanned, member: member.Id);
        if (Held.Of(turn, member.Id).FirstOrDefault() is { Subscription.PaidThrough: { } until } held)
            Doors.Reconcile(turn, member, new Welcome("bans.liftedWithPlan", held.Title, until));
        else turn.To(member).Say("bans.lifted", ("community", turn.Config.Settings.Community));
    }

    /// <summary>Money of somebody who is banned, by a page that was open still or a renewal that was under
    /// way: it opens nothing, is not to come again, and a person decides what becomes of it.</summary>
    internal static bool SeesPayment(Turn turn, Subscription paid, Money amount)
    {
        if (turn.Tx.Get<Ban>(paid.Member.ToString()) is not { } ban) return false;
        if (!paid.HasEndedAtStripe && !SubscriptionChange.IsUnderWay(turn, paid)) End(turn, paid, ban.By);
        var name = KnownMembers.Of(turn, paid.Member).Name;
        turn.TellAdmins(voice => new Screen(
            voice.Text(
                "bans.paid",
                ("name", name), ("id", paid.Member), ("amount", amount), ("plan", Held.TitleOf(turn, paid))),
            [ShelfScreen.Button(voice, MemberShelf.Money, paid.Member.ToString())]));
        return true;
    }

    private static void End(Turn turn, Subscription held, MemberId by) => turn.Send(new TeamChange(
        held.Account, held.StripeId, TeamChangeKind.EndNow, by, new MessageRef(), IsForBan: true));
}
