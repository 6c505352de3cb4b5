using LeanBot.Core.Features.Rounds;

namespace LeanBot.Core.Features.Admins;

/// <summary>Its commit is the proof that there is room again.</summary>
public sealed class StoreIsBackRule : UpdateRule<Incoming.StoreIsBack>
{
    /// <summary>Removals wait until Stripe was asked for what could not be taken in.</summary>
    private static readonly TimeSpan RemovalsWaitFor = TimeSpan.FromMinutes(15);

    private const int AtOnceMax = 500;

    protected override void Apply(Turn turn, Incoming.StoreIsBack incoming)
    {
        turn.TellAdmins(
            "engine.storeBack",
            ("minutes", (long)Math.Max(1, Math.Ceiling((turn.Now - incoming.Since).TotalMinutes))));
        var earliest = turn.Now + RemovalsWaitFor;
        var removals = turn.Tx.All<OutboxRow>()
            .Where(row => row.Request.TakesAway && row.NotBefore < earliest)
            .Take(AtOnceMax);
        foreach (var row in removals.ToArray()) turn.Tx.Put(row with { NotBefore = earliest });
        foreach (var round in turn.Tx.All<Round>().ToArray()) turn.Tx.Put(round with { NextAt = turn.Now });
    }
}
