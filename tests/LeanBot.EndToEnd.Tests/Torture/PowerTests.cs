using LeanBot.EndToEnd.Tests.Check;
using LeanBot.Store.Tests.Torture;

namespace LeanBot.EndToEnd.Tests.Torture;

/// <summary>A real ext4 loses its power under the real worker.</summary>
public sealed class PowerTests
{
    private const int LossesInTheTestCommand = 3;
    private const int HooksMax = 60;

    [Fact]
    public async Task After_a_power_loss_every_acknowledged_payment_is_there()
    {
        if (!Mount.CanBeExt4)
        {
            Rung.Report("skipped: an ext4 on a loop device needs root, mkfs.ext4 and loop devices");
            return;
        }

        var losses = Rung.Count("LEANBOT_POWER_LOSSES", LossesInTheTestCommand);
        await using var installation = await SomeInstallation.Open(hasEndpoint: false);
        using var disk = Mount.Ext4(installation.Data, installation.Folder);
        var acknowledged = new List<Hook>();
        var chance = new Random(losses);
        var next = 0;
        for (var loss = 1; loss <= losses; loss++)
        {
            using (var worker = new TortureWorker(installation))
            {
                for (var left = chance.Next(1, HooksMax); left > 0; left--)
                {
                    var hook = new Hook(++next);
                    Assert.True(await worker.Deliver(hook), worker.Said);
                    acknowledged.Add(hook);
                }

                disk.LosePower();
                worker.Kill();
            }

            disk.Return();
            Books.Check(installation.Data, acknowledged);
        }

        Rung.Report($"{losses} power losses, {acknowledged.Count} acknowledged, 0 lost, 0 failed");
    }
}
