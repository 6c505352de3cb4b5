using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LeanBot.EndToEnd.Tests.Sandbox;

/// <summary>A webhook endpoint that checks signatures and answers what the test wants.</summary>
internal sealed class SomeReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _secret;
    private readonly Lock _gate = new();
    private readonly List<JsonObject> _events = [];

    private SomeReceiver(WebApplication app, string secret) => (_app, _secret) = (app, secret);

    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Status { get; set; } = 200;

    /// <summary>No delivery is answered before this.</summary>
    public Task Before { get; set; } = Task.CompletedTask;

    /// <summary>Ends when the first delivery is there, answered or not.</summary>
    public Task Asked => _asked.Task;

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features
        .Get<IServerAddressesFeature>()!.Addresses.First() + "/hook");

    public List<string> Types
    {
        get
        {
            lock (_gate)
                return [.. _events.Select(made => (string)made["type"]!)];
        }
    }

    public static async Task<SomeReceiver> Start(string secret)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var receiver = new SomeReceiver(app, secret);
        app.Run(receiver.Receive);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Receive(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var header = context.Request.Headers["Stripe-Signature"].ToString();
        var at = header.Split(',')[0]["t=".Length..];
        var signed = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(_secret), Encoding.UTF8.GetBytes($"{at}.{body}"));
        var good = header == $"t={at},v1={Convert.ToHexStringLower(signed)}";
        if (good && Status < 300)
        {
            lock (_gate)
                _events.Add(JsonNode.Parse(body)!.AsObject());
        }

        _asked.TrySetResult();
        await Before;
        context.Response.StatusCode = good ? Status : 400;
    }
}
