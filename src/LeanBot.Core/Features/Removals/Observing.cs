namespace LeanBot.Core.Features.Removals;

/// <summary>That the config says that nobody is let out: kept, so that a removal which is on its way already
/// stops too.</summary>
/// <param name="Since">UTC.</param>
[Kept("observing")]
public sealed record Observing(DateTimeOffset Since) : Record
{
    public const string OnlyKey = "removals";

    public override string Key => OnlyKey;

    /// <summary>The config may have changed.</summary>
    internal static void Note(Turn turn)
    {
        var known = turn.Tx.Get<Observing>(OnlyKey);
        if (RemovalGuard.IsObserving(turn) == known is not null) return;
        if (known is null) turn.Tx.Put(new Observing(turn.Now));
        else turn.Tx.Delete(known);
        turn.Tx.Put(RemovalCount.Of(turn) with { ToldAt = null });
    }
}
