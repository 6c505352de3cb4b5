using System.Net;
using LeanBot.Core;
using LeanBot.Core.Features.Refunds;
using LeanBot.Outbox;
using LeanBot.Stripe;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class FetchChargeTests : IDisposable
{
    private readonly KnowingStripe _stripe = new();
    private readonly FetchChargeCaller _caller;

    public FetchChargeTests()
    {
        var client = new StripeClient(
            new HttpClient(_stripe, disposeHandler: false), new Uri("http://stripe.invalid"), "sk_test_x");
        var account = new StripeAccount("main", IsLive: false, client, new StripeGate(), []);
        _caller = new FetchChargeCaller(
            new StripeAccounts([account]), NullLogger<FetchChargeCaller>.Instance);
    }

    public void Dispose() => _stripe.Dispose();

    [Theory]
    [InlineData("ch_1", "charge=ch_1")]
    [InlineData("pi_1", "payment_intent=pi_1")]
    public async Task What_went_back_is_asked_for_by_what_was_told_and_Stripes_clock_is_taken_over(
        string told, string filter)
    {
        var verdict = await _caller.Call(
            Rows.Row(1, request: new FetchCharge("main", told)), CancellationToken.None);

        var charge = Assert.IsType<StripeCharge>(Assert.IsType<Verdict.Done>(verdict).Value);
        Assert.Equal(("ch_1", "in_1", KnowingStripe.Now), (charge.Id, charge.InvoiceId, charge.At));
        Assert.Equal(("du_1", "pi_1"), (charge.Disputes.Single().Id, charge.Disputes[0].PaymentIntentId));
        Assert.All(_stripe.Lists, query => Assert.Contains(filter, query, StringComparison.Ordinal));
        Assert.Equal(2, _stripe.Lists.Count);
    }

    /// <summary>A payment of which nothing went back by a refund, and which is disputed without naming its
    /// charge.</summary>
    private sealed class KnowingStripe : HttpMessageHandler
    {
        public static readonly DateTimeOffset Now = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero);

        public List<string> Lists { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = request.RequestUri!;
            if (address.AbsolutePath is "/v1/refunds" or "/v1/disputes")
                lock (Lists) Lists.Add(Uri.UnescapeDataString(address.Query));
            var answer = new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(Answer(address.AbsolutePath)),
            };
            answer.Headers.Date = Now;
            return Task.FromResult(answer);
        }

        private static string Answer(string path) => path switch
        {
            "/v1/payment_intents/pi_1" => """{"id":"pi_1","latest_charge":"ch_1"}""",
            "/v1/charges/ch_1" => """{"id":"ch_1","payment_intent":"pi_1"}""",
            "/v1/refunds" => """{"data":[],"has_more":false}""",
            "/v1/disputes" =>
                """
                {"data":[{"id":"du_1","amount":1900,"currency":"usd","status":"needs_response",
                "payment_intent":"pi_1"}],"has_more":false}
                """,
            "/v1/invoice_payments" => """{"data":[{"invoice":"in_1"}],"has_more":false}""",
            _ => throw new NotSupportedException(path),
        };
    }
}
