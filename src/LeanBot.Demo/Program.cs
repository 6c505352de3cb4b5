using System.Runtime.InteropServices;
using LeanBot.Demo;

if (args is not ([] or ["--folder", _]))
{
    Console.Error.WriteLine(
        "Usage: demo.sh [--folder DIR]    where the demo keeps its things; data/demo by default");
    return 2;
}

var options = new DemoOptions
{
    Port = PortOf(
    "LEANBOT_DEMO_PORT", 3002),
    ReceiverPort = PortOf("LEANBOT_DEMO_RECEIVER_PORT", 3001)
};
if (args.Length > 0) options = options with { Folder = args[1] };

using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    await using var demo = await Demo.StartAsync(options, stop.Token);
    if (demo.IsNew)
    {
        using var community = new Community(demo.Address);
        await community.MoveIn(stop.Token);
    }

    Console.WriteLine(Greeting.Of(demo, options));
    return await demo.Worker.WaitAsync(stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 0;
}
catch (Exception failed)
{
    Console.Error.WriteLine($"The demo could not start: {failed.Message}");
    return 1;
}

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}

static int PortOf(string variable, int otherwise) =>
    int.TryParse(Environment.GetEnvironmentVariable(variable), out var port) ? port : otherwise;
