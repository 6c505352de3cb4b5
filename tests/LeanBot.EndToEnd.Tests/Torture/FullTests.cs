using System.Net;
using LeanBot.EndToEnd.Tests.Check;
using LeanBot.Store.Tests.Torture;

namespace LeanBot.EndToEnd.Tests.Torture;

/// <summary>A disk that is really full, and then not.</summary>
public sealed class FullTests
{
    private const int Megabytes = 1;
    private const int GrownMegabytes = 8;
    private const int BallastBytes = 400 * 1024;
    private const int HooksMax = 2_000;
    private const int HooksAfterwards = 20;

    [TmpfsFact]
    public async Task On_a_full_disk_it_refuses_and_goes_on_when_there_is_room()
    {
        await using var installation = await SomeInstallation.Open(hasEndpoint: false);
        using var disk = Mount.Tmpfs(installation.Data, Megabytes);
        var ballast = Path.Combine(installation.Data, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[BallastBytes]);
        var acknowledged = new List<Hook>();
        var number = 0;
        using (var worker = new TortureWorker(installation))
        {
            number = await Fill(worker, acknowledged);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await worker.Call(new Hook(number)));
            Assert.True(worker.IsRunning, worker.Said);
            File.Delete(ballast);
            for (var left = HooksAfterwards; left > 0; left--, number++)
            {
                Assert.True(await worker.Deliver(new Hook(number)), worker.Said);
                acknowledged.Add(new Hook(number));
            }

            worker.Kill();
        }

        // A start copies the journal first, which takes as much room again.
        disk.Grow(GrownMegabytes);
        using (var worker = new TortureWorker(installation))
        {
            Assert.True(await worker.Deliver(new Hook(number)), worker.Said);
            acknowledged.Add(new Hook(number));
            worker.Kill();
        }

        Books.Check(installation.Data, acknowledged);
        Rung.Report($"{acknowledged.Count} acknowledged on a disk that was full, 0 lost, 0 failed");
    }

    /// <summary>Until one is refused.</summary>
    private static async Task<int> Fill(TortureWorker worker, List<Hook> acknowledged)
    {
        for (var number = 1; number <= HooksMax; number++)
        {
            var hook = new Hook(number);
            if (number == 1) Assert.True(await worker.Deliver(hook), worker.Said);
            else if (await worker.Call(hook) != HttpStatusCode.OK) return number;
            acknowledged.Add(hook);
        }

        throw new InvalidOperationException("The disk does not fill.");
    }
}
