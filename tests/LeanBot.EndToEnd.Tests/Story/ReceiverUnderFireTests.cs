using System.Net;
using System.Net.Sockets;
using System.Text;
using LeanBot.Core.Features.Payments;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>Whatever comes over the wire, Stripe's own calls are served meanwhile.</summary>
public sealed class ReceiverUnderFireTests
{
    private const int Many = 300;

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("POST /webhooks/stripe/main HTTP/1.1\r\nHost: x\r\nX-Slow: ")]
    [InlineData("\0\0\0 nonsense \r\n\r\n")]
    public async Task Silent_slow_and_nonsensical_sockets_hold_up_no_hook(string said)
    {
        await using var place = await Place.OpenAsync();
        using var sockets = await Open(place, Many, said);

        await Buys(place);
    }

    [Fact]
    public async Task Bodies_that_never_end_hold_up_no_hook()
    {
        await using var place = await Place.OpenAsync();
        var head = "POST /webhooks/stripe/main HTTP/1.1\r\nHost: x\r\n"
            + $"Stripe-Signature: {await Signature(place)}\r\nContent-Length: 100000\r\n\r\n{{";
        using var sockets = await Open(place, 300, head);

        await Buys(place);
    }

    [Fact]
    public async Task A_signature_that_nobody_can_have_made_is_refused_before_the_body_is_read()
    {
        await using var place = await Place.OpenAsync();
        var head = "POST /webhooks/stripe/main HTTP/1.1\r\nHost: x\r\nStripe-Signature: t=1,v1=00\r\n"
            + "Content-Length: 100000\r\n\r\n";
        using var sockets = await Open(place, 1, head);

        Assert.StartsWith("HTTP/1.1 400", await sockets.Answer(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length: 31457280\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n")]
    public async Task A_body_over_the_limit_is_refused(string rest)
    {
        await using var place = await Place.OpenAsync();
        var isChunked = rest.StartsWith("Transfer", StringComparison.Ordinal);
        var body = isChunked ? $"50000\r\n{new string('x', 0x50000)}\r\n0\r\n\r\n" : "";
        var head = "POST /webhooks/stripe/main HTTP/1.1\r\nHost: x\r\n"
            + $"Stripe-Signature: {await Signature(place)}\r\n{rest}{body}";
        using var sockets = await Open(place, 1, head);

        Assert.StartsWith("HTTP/1.1 413", await sockets.Answer(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_post_is_taken()
    {
        await using var place = await Place.OpenAsync();

        using var answer = await place.Receiver("/webhooks/stripe/main");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task Who_floods_with_wrong_signatures_waits_and_nobody_else_does()
    {
        await using var place = await Place.OpenAsync();
        var statuses = new List<HttpStatusCode>();
        var signature = await Signature(place);
        for (var i = 0; i < 4_000 && !statuses.Contains(HttpStatusCode.TooManyRequests); i++)
        {
            using var wrong = new StringContent("{}", Encoding.UTF8, "application/json");
            wrong.Headers.Add("Stripe-Signature", signature);
            wrong.Headers.Add("CF-Connecting-IP", "203.0.113.7");
            using var answer = await place.Webhook(wrong);
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.TooManyRequests], statuses.Distinct().Order());
        await Buys(place);
    }

    private static async Task Buys(Place place)
    {
        var olena = await place.Arrives("Olena");
        await olena.Buys("Starter");
        Assert.Contains(
            place.Worker.Store.View(state => state.All<Payment>().ToArray()),
            payment => payment.Member.Value == olena.Id);
    }

    private static async Task<string> Signature(Place place) =>
        $"t={(await place.Now()).ToUnixTimeSeconds()},v1={new string('0', 64)}";

    private static async Task<Sockets> Open(Place place, int count, string said)
    {
        var sockets = new Sockets();
        for (var i = 0; i < count; i++)
            await sockets.Open(place.Worker.ReceiverAddress, Encoding.ASCII.GetBytes(said));
        return sockets;
    }

    private sealed class Sockets : IDisposable
    {
        private readonly List<TcpClient> _open = [];

        public async Task Open(Uri address, byte[] said)
        {
            var client = new TcpClient();
            _open.Add(client);
            await client.ConnectAsync(address.Host, address.Port);
            await client.GetStream().WriteAsync(said);
        }

        /// <summary>What the first of them is answered.</summary>
        public async Task<string> Answer()
        {
            var buffer = new byte[256];
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
            var count = await _open[0].GetStream().ReadAsync(buffer, patience.Token);
            return Encoding.ASCII.GetString(buffer, 0, count);
        }

        public void Dispose()
        {
            foreach (var client in _open) client.Dispose();
        }
    }
}
