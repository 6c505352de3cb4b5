using System.Security.Cryptography;
using LeanBot.Core;
using LeanBot.Timers;

namespace LeanBot;

/// <summary>The one way in: gives the engine the moment and the randomness, and the operator word of what
/// could not be kept or handled.</summary>
internal sealed class Inbox(Engine engine, TimeProvider clock, Pauses pauses, ILogger<Inbox> log)
{
    private const int SeedBytes = 32;

    /// <summary>How long is waited for room on the disk before the same is tried again.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>What is not confirmed by another failure may be over: the next that comes in shows
    /// it.</summary>
    private static readonly TimeSpan TroubleLasts = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();

    private readonly TaskCompletionSource<NotDurable> _broken =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private (string Why, DateTimeOffset At)? _trouble;

    /// <summary>Ends when the disk can no longer be trusted: the process must stop.</summary>
    public Task<NotDurable> Broken => _broken.Task;

    /// <summary>Why nothing could be kept lately; null while it can.</summary>
    public string? Trouble
    {
        get
        {
            lock (_lock) return _trouble is { } known && clock.GetUtcNow() - known.At < TroubleLasts
                ? known.Why
                : null;
        }
    }

    /// <summary>When it returns, everything that was decided is durable.</summary>
    /// <exception cref="NotDurable">Nothing was decided: do not acknowledge.</exception>
    public Outcome Handle(Incoming incoming)
    {
        using var work = pauses.Work();
        try
        {
            var seed = RandomNumberGenerator.GetBytes(SeedBytes);
            var outcome = engine.Handle(incoming, clock.GetUtcNow(), new Entropy(seed));
            lock (_lock) _trouble = null;
            if (outcome.Kind == OutcomeKind.Parked)
            {
                log.LogError(
                    outcome.Bug, "{Cause} could not be handled and is kept under {Reference}",
                    incoming.Cause, outcome.Reference);
            }

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
                return Handle(incoming);
            }
            catch (NotDurable error) when (!error.IsFatal)
            {
                await pauses.For(RetryAfter, stop);
            }
        }
    }

    private void Note(Incoming incoming, NotDurable error)
    {
        lock (_lock) _trouble = (error.Message, clock.GetUtcNow());
        if (error.IsFatal)
        {
            log.LogCritical(
                error, "The disk can no longer be trusted: stopping. {Cause} was not kept", incoming.Cause);
            _broken.TrySetResult(error);
        }
        else
        {
            log.LogError(
                "{Cause} was not kept and will be tried again: {Why}", incoming.Cause, error.Message);
        }
    }
}
