using System.Net;
using LeanBot.Core;
using LeanBot.Core.Features.Orders;
using LeanBot.Outbox;
using LeanBot.Stripe;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class ClosePageTests : IDisposable
{
    private readonly StoringStripe _stripe = new();
    private readonly ClosePaymentPageCaller _caller;

    public ClosePageTests()
    {
        var client = new StripeClient(
            new HttpClient(_stripe, disposeHandler: false), new Uri("http://stripe.invalid"), "sk_test_x");
        var account = new StripeAccount("main", IsLive: false, client, new StripeGate(), []);
        _caller = new ClosePaymentPageCaller(
            new StripeAccounts([account]), NullLogger<ClosePaymentPageCaller>.Instance);
    }

    public void Dispose() => _stripe.Dispose();

    [Theory]
    [InlineData("cs_1")]
    [InlineData("plink_1")]
    public async Task A_failure_that_Stripe_has_stored_under_its_key_does_not_keep_a_page_open(string page)
    {
        var row = Rows.Row(1, request: new ClosePaymentPage("main", new MemberId(42), page));
        Assert.IsType<Verdict.Retry>(await _caller.Call(row, CancellationToken.None));
        Assert.Equal(
            Verdict.DoneWithNothing, await _caller.Call(row with { Attempts = 1 }, CancellationToken.None));
    }

    /// <summary>Fails once, and repeats that failure for its key ever after.</summary>
    private sealed class StoringStripe : HttpMessageHandler
    {
        private string? _failedKey;

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var key = request.Headers.GetValues("Idempotency-Key").Single();
            _failedKey ??= key;
            var isFailed = key == _failedKey;
            return Task.FromResult(new HttpResponseMessage(
                isFailed ? HttpStatusCode.InternalServerError : HttpStatusCode.OK)
            {
                Content = new StringContent(
                    isFailed ? """{"error":{"type":"api_error","message":"x"}}""" : """{"id":"page"}"""),
            });
        }
    }
}
