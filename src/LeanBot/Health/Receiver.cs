using System.Net;
using LeanBot.Stripe;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Serilog;

namespace LeanBot.Health;

/// <summary>What listens: webhooks and health.</summary>
internal static class Receiver
{
    private const int HeadersBytesMax = 16 * 1024;
    private const int RequestLineBytesMax = 4 * 1024;

    /// <summary>A body slower than this is cut off before its time is up: an event is a few kilobytes, and
    /// comes in one piece.</summary>
    private static readonly MinDataRate BodyRateMin = new(
        bytesPerSecond: 1_024, gracePeriod: TimeSpan.FromSeconds(2));

    /// <summary>A stop waits so long for requests under way.</summary>
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(5);

    /// <param name="maps">Each says what is served where.</param>
    public static WebApplication Build(
        IPAddress host, int port, ReceiverLimits limits, Serilog.ILogger log,
        params Action<IEndpointRouteBuilder>[] maps)
    {
        // Nothing of the environment or of appsettings.json may change what is decided here.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddSerilog(log);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, SignalsElsewhere>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopTime);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(host, port, listen => listen.Use(
                next => connection => HearFirstByte(connection, next, limits.FirstByteTime)));
            Limit(kestrel.Limits, limits);
        });
        var web = builder.Build();
        web.UseRouting();
        foreach (var map in maps) map(web);
        return web;
    }

    /// <summary>Kestrel gives a new connection as long as an idle one; one that never says a word would hold
    /// its place for that long.</summary>
    private static async Task HearFirstByte(
        ConnectionContext connection, ConnectionDelegate next, TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within, TimeProvider.System);
        try
        {
            var heard = await connection.Transport.Input.ReadAsync(limit.Token);
            connection.Transport.Input.AdvanceTo(heard.Buffer.Start);
        }
        catch (OperationCanceledException)
        {
            connection.Abort();
            return;
        }

        await next(connection);
    }

    private static void Limit(KestrelServerLimits kestrel, ReceiverLimits limits)
    {
        kestrel.MaxConcurrentConnections = limits.ConnectionsMax;
        kestrel.MaxRequestBodySize = WebhookEndpoint.BodyBytesMax;
        kestrel.MinRequestBodyDataRate = BodyRateMin;
        kestrel.MaxRequestHeadersTotalSize = HeadersBytesMax;
        kestrel.MaxRequestLineSize = RequestLineBytesMax;
        kestrel.RequestHeadersTimeout = limits.HeadersTime;
        kestrel.KeepAliveTimeout = limits.IdleTime;
    }

    /// <summary>Several workers may live in one process, so none of them listens for its signals
    /// here.</summary>
    private sealed class SignalsElsewhere : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
