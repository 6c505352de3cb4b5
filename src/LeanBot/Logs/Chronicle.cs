using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Logs;

/// <summary>What operators want to see happen, a line each: money, doors and ends. It is read off what was
/// committed, so a line means that it is so.</summary>
internal sealed class Chronicle
{
    private readonly HashSet<string> _inside;
    private readonly HashSet<string> _live;
    private readonly ILogger _log;

    private Chronicle(IReader kept, ILogger log)
    {
        _log = log;
        _inside = [.. kept.All<Access>().Where(IsInside).Select(access => access.Key)];
        _live = [.. kept.All<Subscription>().Where(held => held.GivesAccess).Select(held => held.Key)];
    }

    /// <summary>Under the store's mutex, so that no commit falls between what is known and what follows.
    /// </summary>
    public static void Follow(StateStore store, ILogger log) => store.View(kept =>
    {
        store.Committed += new Chronicle(kept, log).Note;
        return true;
    });

    private void Note(Commit commit)
    {
        foreach (var change in commit.Changes)
        {
            switch (change.Value)
            {
                case Payment payment: Tell(payment); break;
                case Access access: Tell(access); break;
                case Subscription held: Tell(held); break;
                case DiaryEntry { Kind: DiaryKind.TurnedAway } entry: Tell(entry); break;
            }
        }
    }

    private void Tell(Payment payment) => _log.LogInformation(
        "Payment {Payment}: {Amount} of member {Member} for {Plan}, which is paid through {Until}", payment.Id,
        payment.Amount.ToString(), payment.Member, payment.Plan, payment.PeriodEnd.UtcDateTime);

    private void Tell(DiaryEntry entry) => _log.LogWarning(
        "{Name} is not in the team and tried the admin bot: {Tried}", entry.Name, entry.About);

    private void Tell(Access access)
    {
        if (IsInside(access) && _inside.Add(access.Key))
            _log.LogInformation("Member {Member} is in {Channel}", access.Member, access.Channel);
        else if (access.Known == Presence.Out && _inside.Remove(access.Key))
            _log.LogInformation("Member {Member} is out of {Channel}", access.Member, access.Channel);
    }

    private void Tell(Subscription held)
    {
        if (held.GivesAccess)
            _live.Add(held.Key);
        else if (_live.Remove(held.Key))
            _log.LogInformation(
                "Subscription {Subscription} of member {Member} to {Plan} has ended: {State}", held.Id,
                held.Member, held.Plan, held.State.ToString());
    }

    private static bool IsInside(Access access) => access.Known == Presence.In;
}
