using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using LeanBot.Core;
using LeanBot.Health;
using LeanBot.Stripe;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>The real worker on a free port with limits of the test's choice, and nobody else on the other
/// side. Time stands still for it, so that no bucket fills up again.</summary>
internal sealed class SomeReceiver : IAsyncDisposable
{
    public const string OldSecret = "whsec_old";
    public const string NewSecret = "whsec_new";

    /// <summary>Where nothing listens.</summary>
    private static readonly Uri Nowhere = new("http://127.0.0.1:1/");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("leanbot-receiver-");
    private readonly StillTime _clock = new();
    private readonly List<TcpClient> _sockets = [];
    private readonly HttpClient _http = new();
    private readonly CancellationTokenSource _patience = new(Patience, TimeProvider.System);
    private readonly Worker _worker;
    private int _hooks;

    private SomeReceiver(ReceiverLimits limits) => _worker = Worker.Create(
        new WorkerOptions
        {
            ConfigFolder = Path.Combine(_folder.FullName, "config"),
            DataFolder = Path.Combine(_folder.FullName, "data"),
            Secrets = new Dictionary<string, string>
            {
                ["LEANBOT_USER_BOT_TOKEN"] = "1:a",
                ["LEANBOT_ADMIN_BOT_TOKEN"] = "2:b",
                ["LEANBOT_STRIPE_MAIN_KEY"] = "sk_test_x",
                ["LEANBOT_STRIPE_MAIN_WEBHOOK_SECRET"] = $"{OldSecret}, {NewSecret}",
            },
            ReceiverPort = 0,
            ReceiverLimits = limits,
            TelegramBaseUrl = Nowhere,
            StripeBaseUrl = Nowhere,
            LogToConsole = false,
        },
        _clock);

    /// <summary>A signature that only its HMAC shows to be wrong.</summary>
    public string Forged => $"t={_clock.GetUtcNow().ToUnixTimeSeconds()},v1={new string('0', 64)}";

    public string ForgedHead =>
        $"POST /webhooks/stripe/main HTTP/1.1\r\nHost: x\r\nStripe-Signature: {Forged}\r\n";

    public static async Task<SomeReceiver> StartAsync(ReceiverLimits limits)
    {
        var receiver = new SomeReceiver(limits);
        await receiver._worker.StartAsync(CancellationToken.None);
        return receiver;
    }

    public IReadOnlyList<string> Routes => _worker.Routes;

    public bool Knows(string id) => _worker.Store.View(state => state
        .All<ProcessedEvent>()
        .Any(known => known.ToString().Contains(id, StringComparison.Ordinal)));

    public string Sign(string body, params string[] secrets)
    {
        var seconds = _clock.GetUtcNow().ToUnixTimeSeconds();
        var signed = Encoding.UTF8.GetBytes($"{seconds}.{body}");
        return $"t={seconds}" + string.Concat(secrets.Select(secret =>
            $",v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}"));
    }

    /// <summary>A call as Stripe makes it, whole, on a connection of its own.</summary>
    public string Call(string id, params string[] secrets)
    {
        var body = Event(id);
        return "POST /webhooks/stripe/main HTTP/1.1\r\nHost: x\r\n"
            + $"Stripe-Signature: {Sign(body, secrets)}\r\nContent-Length: {body.Length}\r\n\r\n{body}";
    }

    public async Task<HttpResponseMessage> Hook(params string[] secrets)
    {
        var body = Event($"evt_{Interlocked.Increment(ref _hooks)}");
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(_worker.ReceiverAddress, "webhooks/stripe/main"));
        request.Headers.TryAddWithoutValidation("Stripe-Signature", Sign(body, secrets));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _http.SendAsync(request, _patience.Token);
    }

    /// <summary>Stripe repeats what it could not deliver; so does this, until it is taken.</summary>
    public async Task IsServed()
    {
        while (true)
        {
            try
            {
                using var answer = await Hook(NewSecret);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                return;
            }
            catch (HttpRequestException)
            {
                _patience.Token.ThrowIfCancellationRequested();
            }
        }
    }

    public async Task<NetworkStream> Open(string said)
    {
        var client = new TcpClient();
        _sockets.Add(client);
        var address = _worker.ReceiverAddress;
        await client.ConnectAsync(address.Host, address.Port, _patience.Token);
        var stream = client.GetStream();
        await TryWrite(stream, said);
        return stream;
    }

    public async Task<NetworkStream[]> Open(int count, string said)
    {
        var opened = new NetworkStream[count];
        for (var i = 0; i < count; i++) opened[i] = await Open(said);
        return opened;
    }

    /// <summary>False where the other side has had enough.</summary>
    public async Task<bool> TryWrite(NetworkStream stream, string said)
    {
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(said), _patience.Token);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Everything that is said until the other side closes.</summary>
    public async Task<string> ReadToEnd(NetworkStream stream)
    {
        var said = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer, _patience.Token) is > 0 and var count)
                said.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }
        catch (IOException)
        {
            // Reset: that is an end too.
        }

        return said.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets) socket.Dispose();
        await _worker.DisposeAsync();
        _http.Dispose();
        _patience.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string Event(string id) => $$"""
        {"id":"{{id}}","object":"event","type":"customer.updated","api_version":"{{StripeClient.ApiVersion}}",
        "created":1760000000,"livemode":false,"data":{"object":{"object":"customer","id":"cus_1"} } }
        """;
}
