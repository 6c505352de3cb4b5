using System.Net;
using LeanBot.Health;
using LeanBot.Stripe;
using LeanBot.Timers;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeanBot.Benchmarks.Load;

/// <summary>What the worker's webhooks could cost at least: the same receiver, signature and parser, with
/// nothing kept behind them.</summary>
internal static class Floor
{
    public static async Task Serve(int port)
    {
        var clock = TimeProvider.System;
        using var http = new HttpClient();
        var account = new StripeAccount(
            Renewal.Account, false, new StripeClient(http, new Uri("http://127.0.0.1:1/"), "sk_test_x"),
            new StripeGate(), [Renewal.Secret]);
        var endpoint = new WebhookEndpoint(
            new StripeAccounts([account]), _ => Task.CompletedTask, new Pauses(clock), new ReceiverLimits(),
            clock, NullLogger<WebhookEndpoint>.Instance);
        await using var receiver = Receiver.Build(
            IPAddress.Loopback, port, new ReceiverLimits(), Serilog.Core.Logger.None, endpoint.MapTo);
        await receiver.RunAsync();
    }
}
