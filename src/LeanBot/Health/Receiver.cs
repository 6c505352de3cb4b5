using System.Net;
using LeanBot.Stripe;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Serilog;

namespace LeanBot.Health;

/// <summary>What listens: webhooks and health.</summary>
internal static class Receiver
{
    /// <summary>An idle connection takes some kilobytes. So many are no burden, and those who open them only
    /// to
    /// hold them would have to open them anew every few seconds to keep others out.</summary>
    private const int ConnectionsMax = 4_096;

    private const int HeadersBytesMax = 16 * 1024;
    private const int RequestLineBytesMax = 4 * 1024;

    /// <summary>Whoever connects has something to say at once.</summary>
    private static readonly TimeSpan FirstByteTime = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan HeadersTime = TimeSpan.FromSeconds(5);

    /// <summary>For a connection that has served before: the tunnel keeps its own open.</summary>
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(100);

    /// <summary>A stop waits so long for requests under way.</summary>
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(5);

    public static WebApplication Build(
        IPAddress host, int port, Serilog.ILogger log, WebhookEndpoint webhooks, HealthEndpoints health)
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
            kestrel.Listen(host, port, listen => listen.Use(HearFirstByte));
            Limit(kestrel.Limits);
        });
        var web = builder.Build();
        web.UseRouting();
        webhooks.MapTo(web);
        health.MapTo(web);
        return web;
    }

    /// <summary>Kestrel gives a new connection as long as an idle one; one that never says a word would hold
    /// its
    /// place for that long.</summary>
    private static ConnectionDelegate HearFirstByte(ConnectionDelegate next) => async connection =>
    {
        using var limit = new CancellationTokenSource(FirstByteTime, TimeProvider.System);
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
    };

    private static void Limit(KestrelServerLimits limits)
    {
        limits.MaxConcurrentConnections = ConnectionsMax;
        limits.MaxRequestBodySize = WebhookEndpoint.BodyBytesMax;
        limits.MaxRequestHeadersTotalSize = HeadersBytesMax;
        limits.MaxRequestLineSize = RequestLineBytesMax;
        limits.RequestHeadersTimeout = HeadersTime;
        limits.KeepAliveTimeout = IdleTime;
    }

    /// <summary>Several workers may live in one process, so none of them listens for its signals
    /// here.</summary>
    private sealed class SignalsElsewhere : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
