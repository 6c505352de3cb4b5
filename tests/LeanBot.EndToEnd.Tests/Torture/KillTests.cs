using LeanBot.EndToEnd.Tests.Check;
using LeanBot.Store.Tests.Torture;

namespace LeanBot.EndToEnd.Tests.Torture;

/// <summary>Killed again and again in the middle of its work, and never told in advance.</summary>
public sealed class KillTests
{
    private const int KillsInTheTestCommand = 10;
    private const int Senders = 4;
    private const int HooksMax = 60;

    [Fact]
    public async Task Killed_under_load_it_keeps_every_payment_it_acknowledged()
    {
        var kills = Rung.Count("LEANBOT_KILLS", KillsInTheTestCommand);
        await using var installation = await SomeInstallation.Open(hasEndpoint: false);
        var acknowledged = new List<Hook>();
        var chance = new Random(kills);
        var next = 0;
        for (var life = 1; life <= kills; life++)
        {
            using var worker = new TortureWorker(installation);
            var enough = acknowledged.Count + chance.Next(1, HooksMax);
            var senders = Enumerable.Range(0, Senders).Select(_ => Task.Run(async () =>
            {
                while (true)
                {
                    var hook = new Hook(Interlocked.Increment(ref next));
                    if (!await worker.Deliver(hook)) return;
                    lock (acknowledged)
                    {
                        acknowledged.Add(hook);
                        if (acknowledged.Count == enough) worker.Kill();
                    }
                }
            })).ToArray();
            await Task.WhenAll(senders);

            Books.Check(installation.Data, acknowledged);
        }

        Rung.Report($"{kills} kills, {acknowledged.Count} acknowledged, 0 lost, 0 failed");
    }
}
