namespace LeanBot.Core.Features.Owner;

/// <summary>Each start makes a new code, and the one before is void.</summary>
public sealed class OwnerCodeMadeRule : UpdateRule<Incoming.OwnerCodeMade>
{
    protected override void Apply(Turn turn, Incoming.OwnerCodeMade incoming) =>
        turn.Tx.Put(new OwnerCode(incoming.CodeHash, turn.Now + OwnerCode.ValidFor));
}
