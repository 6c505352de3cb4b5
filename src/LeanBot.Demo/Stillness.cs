using LeanBot.Sandbox;

namespace LeanBot.Demo;

/// <summary>Tells when worker and sandbox have both come to rest, so that a step in time is over.</summary>
internal sealed class Stillness(SandboxServer sandbox, Worker worker)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(1);

    public Task Settle(CancellationToken stop) => Until(() => worker.Busy, stop);

    /// <summary>While the clock is moved: it goes on to when the pace allows more, instead of waiting for
    /// that.</summary>
    public Task SettleStep(CancellationToken stop) => Until(() => worker.BusyNow, stop);

    private async Task Until(Func<bool> isBusy, CancellationToken stop)
    {
        // Real time: what is waited for are calls under way between two parts of one process.
        while (!IsStill(isBusy)) await Task.Delay(LookAgainAfter, TimeProvider.System, stop);
    }

    /// <summary>Work passes from the sandbox to the worker and back, so both are looked at twice: what was
    /// handed over between the looks shows in the second one.</summary>
    private bool IsStill(Func<bool> isBusy) => !IsBusy(isBusy) && !IsBusy(isBusy);

    private bool IsBusy(Func<bool> isBusy) => isBusy() || sandbox.Busy;
}
