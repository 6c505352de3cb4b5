using LeanBot.EndToEnd.Tests.Check;
using LeanBot.Store.Tests.Torture;

namespace LeanBot.EndToEnd.Tests.Torture;

/// <summary>A real file system that is shut down under the worker without writing anything any more, while
/// payments come on several connections.</summary>
public sealed class PowerTests
{
    private const int LossesInTheTestCommand = 3;

    /// <summary>The disk is small.</summary>
    private const int LossesPerDisk = 50;
    private const int HooksMax = 60;

    [Ext4Fact]
    public async Task After_a_power_loss_every_acknowledged_payment_is_there()
    {
        var losses = Rung.Count("LEANBOT_POWER_LOSSES", LossesInTheTestCommand);
        var (acknowledged, chance) = (0, new Random(1));
        for (var left = losses; left > 0; left -= LossesPerDisk)
        {
            await using var installation = await SomeInstallation.Open(hasEndpoint: false);
            using var disk = Mount.Ext4(installation.Data, installation.Folder);
            var senders = new Senders();
            for (var loss = 0; loss < Math.Min(left, LossesPerDisk); loss++)
            {
                using (var worker = new TortureWorker(installation))
                {
                    var sending = senders.Send(worker);
                    await senders.Hear(chance.Next(1, HooksMax));
                    worker.CutOff(disk.LosePower);
                    // Some live long enough to notice: they must not acknowledge any more.
                    if (loss % 2 == 0) worker.WaitForEnd();
                    else worker.Kill();
                    await sending;
                }

                disk.Return();
                Books.Check(installation.Data, senders.Acknowledged);
            }

            acknowledged += senders.Acknowledged.Count;
        }

        Rung.Report($"{losses} power losses, {acknowledged} acknowledged, 0 lost, 0 failed");
    }
}
