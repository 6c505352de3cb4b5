using LeanBot.Core.Features.Overview;

namespace LeanBot.Core.Features.Rounds;

/// <summary>When a walk through all subscriptions is needed. What it works out follows from the program and
/// from some config files, its basis: where that is what it was at the last one, a start need not walk, which
/// takes an hour with a million members.</summary>
public static class Rescans
{
    /// <summary>Whether a config file decides when subscriptions have their next step, or what they
    /// unlock.</summary>
    public static bool IsDecidedBy(string file) =>
        file is "plans.json" or "channels.json" or "leanbot.json" or "dunning.json";

    public static void Begin(Turn turn) => turn.Tx.Put(new Rescan(turn.Now, Basis: BasisOf(turn)));

    /// <summary>At a start.</summary>
    public static void BeginWhereNeeded(Turn turn)
    {
        var basis = BasisOf(turn);
        if (basis is null || HasClockGoneBack(turn)) Begin(turn);
        else if (turn.Tx.Get<Rescan>(Rescan.OnlyKey) is { } underWay)
        {
            if (underWay.Basis != basis) Begin(turn);
        }
        else if (turn.Tx.Get<Rescanned>(Rescanned.OnlyKey)?.Basis != basis) Begin(turn);
    }

    public static void End(Turn turn, Rescan rescan)
    {
        turn.Tx.Delete(rescan);
        if (rescan.Basis is { } basis) turn.Tx.Put(new Rescanned(basis, turn.Now));
    }

    /// <summary>Moments that were worked out by a clock that was ahead are too late.</summary>
    private static bool HasClockGoneBack(Turn turn) =>
        turn.Tx.Get<Rescanned>(Rescanned.OnlyKey)?.At > turn.Now
        || turn.Tx.All<Round>().Any(round => round.BeganAt > turn.Now);

    /// <summary>What a walk by this program and that config works out.</summary>
    public static string BasisOf(string build, Config config) => string.Join(
        ' ', config.Files.Where(file => IsDecidedBy(file.Key))
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => $"{file.Key}:{file.Value}")
            .Prepend(build));

    /// <summary>Null where it is not known.</summary>
    private static string? BasisOf(Turn turn) =>
        turn.Tx.Get<WorkerRun>(WorkerRun.OnlyKey)?.Build is { } build ? BasisOf(build, turn.Config) : null;
}
