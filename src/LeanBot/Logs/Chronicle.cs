using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Logs;

/// <summary>What operators want to see happen, a line each: money, doors and ends. It is read off what was
/// committed, so a line means that it is so.</summary>
internal sealed class Chronicle(ILogger log)
{
    public static void Follow(StateStore store, ILogger log) => store.Committed += new Chronicle(log).Note;

    private void Note(Commit commit)
    {
        foreach (var change in commit.Changes)
        {
            switch (change.Value)
            {
                case Payment payment: Tell(payment); break;
                case Access access: Tell(change.Before as Access, access); break;
                case Subscription held: Tell(change.Before as Subscription, held); break;
                case DiaryEntry { Kind: DiaryKind.TurnedAway } entry: Tell(entry); break;
            }
        }
    }

    private void Tell(Payment payment) => log.LogInformation(
        "Payment {Payment}: {Amount} of member {Member} for {Plan}, which is paid through {Until}", payment.Id,
        payment.Amount.ToString(), payment.Member, payment.Plan, payment.PeriodEnd.UtcDateTime);

    private void Tell(DiaryEntry entry) => log.LogWarning(
        "{Name} is not in the team and tried the admin bot: {Tried}", entry.Name, entry.About);

    private void Tell(Access? before, Access after)
    {
        if (IsInside(after) && !IsInside(before))
            log.LogInformation("Member {Member} is in {Channel}", after.Member, after.Channel);
        else if (after.Known == Presence.Out && IsInside(before))
            log.LogInformation("Member {Member} is out of {Channel}", after.Member, after.Channel);
    }

    private void Tell(Subscription? before, Subscription after)
    {
        if (before?.GivesAccess != true || after.GivesAccess) return;
        log.LogInformation(
            "Subscription {Subscription} of member {Member} to {Plan} has ended: {State}", after.Id,
            after.Member, after.Plan, after.State.ToString());
    }

    private static bool IsInside(Access? access) => access?.Known == Presence.In;
}
