using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace LeanBot.Sandbox;

/// <summary>
/// The world behind one HTTP port on loopback: a thin skin that waits, delivers and keeps the journal.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private const long BodyBytesMax = 60 * 1024 * 1024;

    private readonly CancellationTokenSource _stop;
    private readonly WebApplication _app;
    private readonly LiveWorld _live;
    private readonly Courier _courier;
    private readonly Door _door;
    private readonly Task _work;

    private SandboxServer(
        WebApplication app, LiveWorld live, (Courier Courier, Door Door) parts, CancellationTokenSource stop)
    {
        (_app, _live, _stop) = (app, live, stop);
        (_courier, _door) = parts;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses.First());
        Settle = Quiet;
        _work = Task.WhenAll(live.Pulse(stop.Token), _courier.Run(stop.Token));
    }

    public Uri Address { get; }

    public World World => _live.World;

    /// <summary>
    /// Something is under way now: an update or a webhook that its receiver has not dealt with.
    /// </summary>
    public bool Busy => _live.Busy || _courier.InFlight;

    public DateTimeOffset? NextDue => _live.NextDue;

    /// <summary>Moments at which others have something to do; moving the clock stops at each.</summary>
    public IList<Func<DateTimeOffset?>> DueSources { get; } = [];

    /// <summary>
    /// Waits until everything that was set off has been dealt with; by default until nothing is busy.
    /// </summary>
    public Func<CancellationToken, Task> Settle { get; set; }

    /// <summary>The same at each step of a clock that is moved; <see cref="Settle"/> where it is not set.
    /// </summary>
    public Func<CancellationToken, Task>? SettleStep { get; set; }

    public static async Task<SandboxServer> StartAsync(
        SandboxSettings settings, MovableClock clock, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(clock);
        var live = new LiveWorld(settings, clock);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            // A browser may try «localhost» over IPv6 first; a free port can only be had for one of the two.
            if (settings.Port == 0) options.Listen(IPAddress.Loopback, settings.Port);
            else options.ListenLocalhost(settings.Port);
            options.Limits.MaxRequestBodySize = BodyBytesMax;
            options.AddServerHeader = false;
        });
        var app = builder.Build();
        var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop);
        // The door opens before the server object is there: the first callers wait for it.
        var made = new TaskCompletionSource<SandboxServer>();
        var door = new Door(live, made.Task, stopping.Token);
        app.Run(door.Handle);
        await app.StartAsync(stop);
        made.SetResult(new SandboxServer(app, live, (new Courier(live), door), stopping));
        return await made.Task;
    }

    public void SendStripeEventsTo(string account, Uri url)
    {
        _live.Do((world, _) => world.SendStripeEventsTo(account, url));
        _live.Signal();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _work;
        _door.Dispose();
        _courier.Dispose();
        _live.Dispose();
        _stop.Dispose();
    }

    /// <summary>Settles, but no longer than this in real time.</summary>
    internal Task SettleFor(TimeSpan atMost, CancellationToken stop) => Within(Settle, atMost, stop);

    internal Task SettleStepFor(TimeSpan atMost, CancellationToken stop) =>
        Within(SettleStep ?? Settle, atMost, stop);

    private static async Task Within(
        Func<CancellationToken, Task> settle, TimeSpan atMost, CancellationToken stop)
    {
        using var bound = new CancellationTokenSource(atMost, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, stop);
        try
        {
            await settle(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Whoever is slow goes on; the caller has waited long enough.
        }
    }

    private async Task Quiet(CancellationToken stop)
    {
        while (Busy)
            await _live.Changed(TimeSpan.FromMilliseconds(20), stop);
    }
}
