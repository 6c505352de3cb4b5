using System.Security.Cryptography;
using LeanBot.Core;
using LeanBot.Timers;

namespace LeanBot;

/// <summary>The one way in: gives the engine the moment and the randomness, waits until what it decided is
/// durable, and tells the operator of what could not be kept or handled.</summary>
internal sealed class Inbox(
    Engine engine, Committer committer, FullDisk fullDisk, TimeProvider clock, Pauses pauses,
    ILogger<Inbox> log)
{
    private const int SeedBytes = 32;

    /// <summary>How long is waited for room on the disk before the same is tried again.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource<NotDurable> _broken =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the disk can no longer be trusted: the process must stop.</summary>
    public Task<NotDurable> Broken => _broken.Task;

    /// <summary>Why nothing can be kept; null while it can.</summary>
    public string? Trouble =>
        _broken.Task.IsCompletedSuccessfully ? _broken.Task.Result.Message : fullDisk.Why;

    /// <summary>Called with what was handled, and is durable.</summary>
    public event Action<Incoming, Outcome>? Handled;

    /// <summary>Called when there is room on the disk again.</summary>
    public event Action Recovered
    {
        add => fullDisk.Ended += value;
        remove => fullDisk.Ended -= value;
    }

    /// <summary>The engine has decided when this returns its task; when the task ends, everything is
    /// durable.</summary>
    /// <exception cref="NotDurable">Nothing was decided: do not acknowledge.</exception>
    public async Task<Outcome> Handle(Incoming incoming)
    {
        using var work = pauses.Work();
        try
        {
            var outcome = await HandleDurably(incoming);
            if (outcome.Reference is not null)
            {
                log.LogError(
                    outcome.Bug, "{Cause} could not be handled and is kept under {Reference}",
                    incoming.Cause, outcome.Reference);
            }

            Handled?.Invoke(incoming, outcome);
            return outcome;
        }
        catch (NotDurable error)
        {
            Note(incoming, error);
            throw;
        }
    }

    /// <summary>Waits and tries again while there is merely no room.</summary>
    /// <exception cref="NotDurable">The disk is broken.</exception>
    public async Task<Outcome> HandlePatiently(Incoming incoming, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return await Handle(incoming);
            }
            catch (NotDurable error) when (!error.IsFatal)
            {
                await pauses.For(RetryAfter, stop);
            }
        }
    }

    private async Task<Outcome> HandleDurably(Incoming incoming)
    {
        var settled = new TaskCompletionSource<NotDurable?>(
            TaskCreationOptions.RunContinuationsAsynchronously);
        var seed = RandomNumberGenerator.GetBytes(SeedBytes);
        var outcome = engine.Handle(incoming, clock.GetUtcNow(), new Entropy(seed), settled.SetResult);
        committer.Ring();
        return await settled.Task is { } why ? throw new NotDurable(why.Message, why.IsFatal, why) : outcome;
    }

    private void Note(Incoming incoming, NotDurable error)
    {
        if (error.IsFatal)
        {
            if (_broken.TrySetResult(error))
            {
                log.LogCritical(
                    error, "The disk can no longer be trusted: stopping. {Cause} was not kept",
                    incoming.Cause);
            }
        }
        else
        {
            log.LogError(
                "{Cause} was not kept and will be tried again: {Why}", incoming.Cause, error.Message);
            fullDisk.Note(error.Message, TryUntilKept);
        }
    }

    private async Task TryUntilKept(DateTimeOffset since)
    {
        await pauses.For(RetryAfter, fullDisk.Stopped);
        await HandlePatiently(new Incoming.StoreIsBack($"store:{since:O}", since), fullDisk.Stopped);
    }
}
