using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Rounds;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Sweeps;

/// <summary>Writes to some of them in each turn, to each once a day at most, whatever the number of
/// channels.</summary>
public sealed class InviteWalkTimer : TimerRule<InviteWalk>
{
    private const int WalkedAtOnceMax = 100;
    private const int AtOnceMax = 20;

    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AskedOnceIn = TimeSpan.FromDays(1);

    public override void Fire(Turn turn, InviteWalk record)
    {
        var (after, invited) = (record.After, 0);
        var walked = turn.Tx.Behind<Access>(record.After, WalkedAtOnceMax);
        foreach (var access in walked)
        {
            if (invited == AtOnceMax) break;
            after = access.Key;
            if (Invite(turn, access)) invited++;
        }

        var next = record with { After = after, Invited = record.Invited + invited, At = turn.Now + Breath };
        if (walked.Count == WalkedAtOnceMax || (walked.Count > 0 && after != walked[^1].Key))
        {
            turn.Tx.Put(next);
            return;
        }

        turn.Tx.Delete(record);
        turn.TellAdmin(
            record.By, voice => new Screen(voice.Text("sweeps.invited", ("count", next.Invited))));
    }

    private static bool Invite(Turn turn, Access access)
    {
        if (Findings.KindOf(turn, access) != FindingKind.Missing) return false;
        if (turn.Tx.Get<Member>(access.Member.ToString()) is not { IsReachable: true } member) return false;
        if (turn.Tx.Get<AskedAgain>(access.Member.ToString()) is not null) return false;
        if (Held.Of(turn, member.Id)
            .FirstOrDefault(held => held.Plan?.Channels.Contains(access.Channel) == true)
            is not { Subscription.PaidThrough: { } until } held) return false;
        turn.Tx.Put(new AskedAgain(member.Id, turn.Now + AskedOnceIn));
        Doors.Reconcile(turn, member, new Welcome("sweeps.youAreMissing", held.Title, until));
        return true;
    }
}
