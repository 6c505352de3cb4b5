using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Digests;

namespace LeanBot.Core.Features.Rounds;

/// <summary>Brings every recurring task to now.</summary>
internal static class Recurring
{
    private static readonly TimeSpan FirstCountAfter = TimeSpan.FromMinutes(10);

    public static void BringToNow(Turn turn, IReadOnlyList<string> accounts)
    {
        // An account whose key was taken away can't be asked.
        var gone = turn.Tx.All<Round>().Where(round => !accounts.Contains(round.Account));
        foreach (var round in gone.ToArray()) turn.Tx.Delete(round);
        foreach (var account in accounts)
        {
            var round = turn.Tx.Get<Round>(account) ?? new Round(account, turn.Now);
            turn.Tx.Put(round with { NextAt = turn.Now });
        }

        CountSoon(turn);
        DigestPlan.Renew(turn);
        PutOff.BringToNow(turn);
    }

    /// <summary>What an account is used for may have changed.</summary>
    public static void GoRoundNow(Turn turn)
    {
        foreach (var round in turn.Tx.All<Round>().ToArray()) turn.Tx.Put(round with { NextAt = turn.Now });
    }

    /// <summary>Who is in each channel, also in one that has just come.</summary>
    public static void CountSoon(Turn turn)
    {
        foreach (var channel in turn.Config.Channels)
        {
            var soon = turn.Now + FirstCountAfter;
            var count = turn.Tx.Get<HeadCount>(channel.Id.Value);
            turn.Tx.Put((count ?? new HeadCount(channel.Id, soon)) with { NextAt = soon });
        }
    }
}
