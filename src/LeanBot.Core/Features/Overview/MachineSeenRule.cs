namespace LeanBot.Core.Features.Overview;

public sealed class MachineSeenRule : UpdateRule<Incoming.MachineSeen>
{
    protected override void Apply(Turn turn, Incoming.MachineSeen incoming)
    {
        if (turn.Tx.Get<WorkerRun>(WorkerRun.OnlyKey) is { } run)
            turn.Tx.Put(run with { FreeBytes = incoming.FreeBytes });
    }
}
