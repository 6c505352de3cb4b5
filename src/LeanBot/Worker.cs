using System.Runtime;
using System.Runtime.InteropServices;
using LeanBot.Core;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LeanBot;

/// <summary>The engine with everything around it: one community's worker.</summary>
public sealed class Worker : IAsyncDisposable
{
    private readonly Parts _parts;
    private readonly TimeProvider _clock;
    private bool _isStopped;

    private Worker(Parts parts, TimeProvider clock) => (_parts, _clock) = (parts, clock);

    /// <summary>The state, to look at.</summary>
    public StateStore Store => _parts.Store;

    /// <summary>Where webhooks go; known once it was started.</summary>
    public Uri ReceiverAddress { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Tells this program from others.</summary>
    internal static string Build => typeof(Engine).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    /// <summary>The patterns of all paths that the receiver serves.</summary>
    internal IReadOnlyList<string> Routes =>
    [
        .. ((IEndpointRouteBuilder)_parts.Receiver).DataSources
            .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!),
    ];

    /// <summary>Something is under way, or may go at this moment. Once it has stopped, what is left waits for
    /// the next start.</summary>
    public bool Busy => BusyNow || (!_isStopped && _parts.Outbox.IsBusy(_clock.GetUtcNow()));

    /// <summary>The same without what only waits for its pace: <see cref="NextDue"/> names when that goes
    /// on.</summary>
    public bool BusyNow
    {
        get
        {
            if (_isStopped) return false;
            var now = _clock.GetUtcNow();
            return _parts.Pauses.IsBusy(now) || _parts.Outbox.IsBusyBy(now) || Store.NextDue()?.At <= now;
        }
    }

    /// <summary>The first moment at which something is to happen. One that has just passed is named as well:
    /// time flows on while this is asked, and what is left out would hide what follows it.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            if (_isStopped) return null;
            DateTimeOffset?[] moments = [Store.NextDue()?.At, _parts.Outbox.Next, _parts.Pauses.Next];
            return moments.Min();
        }
    }

    /// <summary>What a config folder says; a file that is not there stands for the default.</summary>
    /// <exception cref="Configuration.ConfigRefused">It is wrong; says what is.</exception>
    public static Config ReadConfig(string folder) => Configuration.ConfigFolder.Read(folder).Config;

    /// <summary>Reads the config and opens the store; nothing runs yet.</summary>
    /// <exception cref="Configuration.ConfigRefused">The config or the secrets are wrong; says what, and what
    /// to do.
    /// </exception>
    /// <exception cref="LeanBot.Store.DataRefused">The data folder cannot be served; says why, and what to
    /// do.
    /// </exception>
    public static Worker Create(WorkerOptions options, TimeProvider clock) =>
        new(Parts.Make(options, clock), clock);

    public async Task StartAsync(CancellationToken stop)
    {
        try
        {
            await _parts.Receiver.StartAsync(stop);
        }
        catch (IOException failure)
        {
            throw new IOException(
                $"The receiver can't listen: {failure.Message} Stop what listens there, or change receiver in "
                + "config/leanbot.json.", failure);
        }

        var addresses = _parts.Receiver.Services.GetRequiredService<IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses;
        ReceiverAddress = new Uri(addresses.First());
        var began = $"started:{_clock.GetUtcNow():O}";
        var started = new Incoming.Started(began, _parts.Accounts)
        {
            Version = typeof(Worker).Assembly.GetName().Version?.ToString(3) ?? "",
            Build = Build,
            LiveAccounts = _parts.LiveAccounts,
        };
        await _parts.Inbox.HandlePatiently(started, stop);
        await _parts.FirstOwner.Invite(stop);
        _parts.Supervisor.Start();
        GiveBackMemory();
        _parts.Log.LogInformation("Listening on {Address}", ReceiverAddress.AbsoluteUri);
    }

    /// <summary>Reading a community leaves behind as much as it keeps, and nothing that is idle would give it
    /// back. From then on people wait: what is old is collected beside the work, not while it stands
    /// still.</summary>
    private static void GiveBackMemory()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GCSettings.LatencyMode = GCLatencyMode.SustainedLowLatency;
    }

    /// <summary>Takes nothing in any more and lets calls in flight end; what is left goes on at the next
    /// start.
    /// </summary>
    public async Task StopAsync(CancellationToken stop)
    {
        if (_isStopped) return;
        _isStopped = true;
        await Task.WhenAll(_parts.Receiver.StopAsync(stop), _parts.Supervisor.Stop());
        _parts.Log.LogInformation("Stopped");
    }

    /// <summary>Starts, and runs until SIGTERM, Ctrl+C, the token or a failure; returns the exit
    /// code.</summary>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        using var asked = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask);
        await StartAsync(asked.Token);
        return await WaitAsync(asked.Token);

        void Ask(PosixSignalContext signal)
        {
            signal.Cancel = true;
            asked.Cancel();
        }
    }

    /// <summary>Once started: waits until it is told to stop or something fails, stops, and returns the exit
    /// code: 0, or 1 after a failure.</summary>
    public async Task<int> WaitAsync(CancellationToken stop)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(told.SetResult);
        var failed = _parts.Supervisor.Failed;
        await Task.WhenAny(told.Task, failed);
        var hasFailed = failed.IsCompleted;
        await StopAsync(CancellationToken.None);
        return hasFailed ? 1 : 0;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        await _parts.DisposeAsync();
    }
}
