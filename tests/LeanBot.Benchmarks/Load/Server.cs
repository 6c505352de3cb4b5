using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LeanBot.Benchmarks.Load;

/// <summary>A server in a process and on a processor of its own.</summary>
internal sealed class Server : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process _process;

    private Server(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static Server OfFloor()
    {
        var port = FreePort();
        return new(Start([typeof(Server).Assembly.Location, "floor", Text(port)], new()), port);
    }

    /// <summary>The worker as it is run, with nobody at the other end of its outbox.</summary>
    public static Server OfWorker(string configFolder, string dataFolder, int port)
    {
        var secrets = new Dictionary<string, string>
        {
            ["LEANBOT_USER_BOT_TOKEN"] = "1:user",
            ["LEANBOT_ADMIN_BOT_TOKEN"] = "2:admin",
            ["LEANBOT_STRIPE_MAIN_KEY"] = "sk_test_bench",
            ["LEANBOT_STRIPE_MAIN_WEBHOOK_SECRET"] = Renewal.Secret,
        };
        string[] command =
            [typeof(Worker).Assembly.Location, "--config", configFolder, "--data", dataFolder];
        return new(Start(command, secrets), port);
    }

    /// <summary>Tries until the call is acknowledged.</summary>
    public void WaitFor(Func<byte[]> call)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var caller = new Caller(Port);
                caller.Call(call());
                return;
            }
            catch (Exception notYet) when (notYet is SocketException or InvalidOperationException)
            {
                if (_process.HasExited || Stopwatch.GetElapsedTime(began) > Patience)
                    throw new InvalidOperationException("The server does not serve.", notYet);
                Thread.Yield();
            }
        }
    }

    public long ResidentBytes => 1024 * FieldOf("status", "VmRSS");

    public long BytesWritten => FieldOf("io", "write_bytes");

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    public static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private static Process Start(string[] command, Dictionary<string, string> environment)
    {
        // The generator has the first processor to itself.
        var start = new ProcessStartInfo("taskset", ["-c", "1", "dotnet", .. command])
        {
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException("It does not start.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private long FieldOf(string file, string name)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/{file}")
            .First(line => line.StartsWith(name + ":", StringComparison.Ordinal));
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return long.Parse(words[1], CultureInfo.InvariantCulture);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
