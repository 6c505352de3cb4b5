using System.Net;
using LeanBot.Stripe;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Serilog;

namespace LeanBot.Health;

/// <summary>What listens: webhooks and health.</summary>
internal static class Receiver
{
    private const int ConnectionsMax = 100;
    private const int HeadersBytesMax = 16 * 1024;
    private const int RequestLineBytesMax = 4 * 1024;
    private static readonly TimeSpan HeadersTime = TimeSpan.FromSeconds(10);
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
            kestrel.Listen(host, port);
            Limit(kestrel.Limits);
        });
        var web = builder.Build();
        web.UseRouting();
        webhooks.MapTo(web);
        health.MapTo(web);
        return web;
    }

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
