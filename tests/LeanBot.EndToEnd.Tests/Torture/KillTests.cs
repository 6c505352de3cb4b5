using System.Diagnostics;
using LeanBot.EndToEnd.Tests.Check;
using LeanBot.Store.Tests.Torture;

namespace LeanBot.EndToEnd.Tests.Torture;

/// <summary>Killed again and again at any moment of its life, and never told in advance. Each worker starts
/// on what the one before has left, and nobody else touches it.</summary>
public sealed class KillTests
{
    private const int KillsInTheTestCommand = 10;

    /// <summary>What is looked at after every kill grows with each.</summary>
    private const int KillsPerFolder = 100;
    private const int HooksBeforeStopMax = 60;

    /// <summary>Longer than from one snapshot to the next.</summary>
    private static readonly TimeSpan WorkMax = TimeSpan.FromMilliseconds(1_200);

    /// <summary>Enough for most compactions.</summary>
    private static readonly TimeSpan StopMax = TimeSpan.FromMilliseconds(600);

    private readonly Random _chance = new(1);

    /// <summary>From the process to its first answer, as it took the last time.</summary>
    private TimeSpan _start = TimeSpan.FromSeconds(1);

    private enum Moment
    {
        WhileWorking,
        WhileStarting,
        WhileStopping,
    }

    [Fact]
    public async Task Killed_at_any_moment_it_keeps_every_payment_it_acknowledged()
    {
        var kills = Rung.Count("LEANBOT_KILLS", KillsInTheTestCommand);
        var (acknowledged, killed) = (0, new int[Enum.GetValues<Moment>().Length]);
        for (var left = kills; left > 0; left -= KillsPerFolder)
        {
            await using var installation = await SomeInstallation.Open(hasEndpoint: false);
            Books.LeaveLongJournal(installation.Data);
            var senders = new Senders();
            for (var kill = 0; kill < Math.Min(left, KillsPerFolder); kill++)
            {
                var moment = (Moment)(kill % killed.Length);
                if (await LiveAndDie(installation, senders, moment)) killed[(int)moment]++;
                Books.Check(installation.Data, senders.Acknowledged);
            }

            // What the last kill has left is found by a worker, too.
            await LiveAndDie(installation, senders, Moment.WhileWorking);
            Books.Check(installation.Data, senders.Acknowledged);
            acknowledged += senders.Acknowledged.Count;
        }

        Rung.Report(
            $"{killed.Sum()} kills, {killed[(int)Moment.WhileStarting]} of them while it started and "
            + $"{killed[(int)Moment.WhileStopping]} while it stopped, {acknowledged} acknowledged, "
            + "0 lost, 0 failed");
    }

    /// <summary>False where it had stopped before it was killed.</summary>
    private async Task<bool> LiveAndDie(SomeInstallation installation, Senders senders, Moment moment)
    {
        var began = Stopwatch.GetTimestamp();
        using var worker = new TortureWorker(installation);
        var sending = senders.Send(worker);
        var latest = _start;
        if (moment != Moment.WhileStarting)
        {
            await senders.Hear(1);
            _start = Stopwatch.GetElapsedTime(began);
            latest = WorkMax;
        }

        if (moment == Moment.WhileStopping)
        {
            await senders.Hear(_chance.Next(HooksBeforeStopMax));
            worker.TellToStop();
            latest = StopMax;
        }

        var isKilled = worker.KillAfter(_chance.NextDouble() * latest);
        await sending;
        return isKilled;
    }
}
