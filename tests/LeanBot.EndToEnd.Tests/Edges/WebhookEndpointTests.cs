using System.Net;
using LeanBot.Core;
using LeanBot.EndToEnd.Tests.Check;
using LeanBot.EndToEnd.Tests.Torture;
using LeanBot.Health;
using LeanBot.Stripe;
using LeanBot.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>What Stripe is told of an event, and when: it never sends again what was answered with 200.
/// </summary>
public sealed class WebhookEndpointTests : IAsyncLifetime, IDisposable
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:1/");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _durable = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StillTime _clock = new();
    private readonly HttpClient _http = new();
    private readonly WebApplication _receiver;

    public WebhookEndpointTests()
    {
        var account = new StripeAccount(
            "main", true, new StripeClient(_http, Nowhere, "sk_live_x"), new StripeGate(),
            [SomeInstallation.WebhookSecret]);
        var endpoint = new WebhookEndpoint(
            new StripeAccounts([account], _clock), Handle, new Pauses(_clock), new ReceiverLimits(), _clock,
            NullLogger<WebhookEndpoint>.Instance);
        _receiver = Receiver.Build(
            IPAddress.Loopback, 0, new ReceiverLimits(), Serilog.Core.Logger.None, endpoint.MapTo);
    }

    public Task InitializeAsync() => _receiver.StartAsync();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Nothing_is_answered_before_it_is_durable()
    {
        var answer = Post();
        await _taken.Task.WaitAsync(Patience, TimeProvider.System);
        Assert.False(answer.IsCompleted);

        _durable.SetResult();

        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_could_not_be_kept_is_to_come_again(bool isFatal)
    {
        _durable.SetException(new NotDurable("no", isFatal));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Post()).StatusCode);
    }

    private async Task Handle(Incoming incoming)
    {
        _taken.SetResult();
        await _durable.Task;
    }

    private async Task<HttpResponseMessage> Post()
    {
        using var hook = new Hook(1).Signed(_clock.GetUtcNow());
        return await _http.PostAsync(new Uri($"{_receiver.Urls.First()}/webhooks/stripe/main"), hook);
    }
}
