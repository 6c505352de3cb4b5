using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using LeanBot.Check;
using LeanBot.Logs;
using LeanBot.Sandbox;

namespace LeanBot.EndToEnd.Tests.Check;

/// <summary>A config folder, a data folder and secrets that are in order, against a sandbox; a test spoils
/// one of them.</summary>
internal sealed class SomeInstallation : IAsyncDisposable
{
    public const long Stocks = -1_001_000_000_001;
    public const string UserToken = "7000000001:AAuser-CANARYaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public const string AdminToken = "7000000002:AAteam-CANARYbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    public const string Key = "sk_test_CANARYcccccccc";
    public const string WebhookSecret = "whsec_CANARYdddddddd";

    private readonly SandboxServer _sandbox;
    private readonly HttpClient _http;

    /// <summary>Holds the port between the worker's lives. A socket that is bound and does not listen keeps
    /// the kernel from giving the port to whoever asks for any, and still lets the worker listen on it.
    /// Otherwise a worker of another test could get it, and acknowledge what is sent to this one.</summary>
    private readonly Socket _port = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private SomeInstallation(SandboxServer sandbox, MovableClock clock)
    {
        (_sandbox, Clock) = (sandbox, clock);
        _http = new HttpClient { BaseAddress = sandbox.Address };
        _port.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Port = ((IPEndPoint)_port.LocalEndPoint!).Port;
        Directory.CreateDirectory(Config);
        Settings = $$"""
            {
              "telegram": { "baseUrl": "{{sandbox.Address}}" },
              "stripe": { "baseUrl": "{{sandbox.Address}}" },
              "receiver": { "port": {{Port}} }
            }
            """;
        File.WriteAllText(
            In("channels.json"), $$"""{"channels":[{"id":"stocks","chatId":{{Stocks}},"title":"Stocks"}]}""");
        File.WriteAllText(In("admins.json"), """{"admins":[{"telegramId":5000000100,"name":"Ada"}]}""");
        File.WriteAllText(In("plans.json"), """
            {"plans":[{"id":"gold","title":"Gold","channels":["stocks"],
              "prices":{"month":{"unitAmount":9900,"currency":"usd"}}}]}
            """);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("leanbot-check-").FullName;

    public string Config => Path.Combine(Folder, "config");

    public string Data => Path.Combine(Folder, "data");

    public int Port { get; }

    public MovableClock Clock { get; }

    public Dictionary<string, string> Secrets { get; } = new()
    {
        ["LEANBOT_USER_BOT_TOKEN"] = UserToken,
        ["LEANBOT_ADMIN_BOT_TOKEN"] = AdminToken,
        ["LEANBOT_STRIPE_MAIN_KEY"] = Key,
        ["LEANBOT_STRIPE_MAIN_WEBHOOK_SECRET"] = WebhookSecret,
    };

    public string Settings
    {
        get => File.ReadAllText(In("leanbot.json"));
        set => File.WriteAllText(In("leanbot.json"), value);
    }

    public WorkerOptions Options => new()
    {
        ConfigFolder = Config,
        DataFolder = Data,
        Secrets = Secrets,
        LogToConsole = false,
    };

    /// <param name="hasEndpoint">Stripe tells the worker what happens.</param>
    public static async Task<SomeInstallation> Open(bool hasEndpoint = true)
    {
        var clock = new MovableClock(TimeProvider.System);
        var settings = new SandboxSettings
        {
            UserBot = new SandboxBot(7_000_000_001, "club_bot", UserToken),
            AdminBot = new SandboxBot(7_000_000_002, "club_team_bot", AdminToken),
            Channels = [new SandboxChannel(Stocks, "Stocks")],
            StripeAccounts = [new SandboxStripeAccount("main", Key, WebhookSecret)],
        };
        var sandbox = await SandboxServer.StartAsync(settings, clock, CancellationToken.None);
        var installation = new SomeInstallation(sandbox, clock);
        if (hasEndpoint) await installation.AddEndpoint();
        return installation;
    }

    public string In(string file) => Path.Combine(Config, file);

    public async Task<IReadOnlyList<CheckLine>> Check(TimeProvider? clock = null) =>
        await Checkup.Look(Installation.Read(Options, clock ?? TimeProvider.System), CancellationToken.None);

    /// <summary>The one line that is not fine.</summary>
    public async Task<CheckLine> Finding() =>
        Assert.Single(await Check(), line => line.State != Mark.Fine);

    public async Task<string> Text() => new Report(await Check(), new Redaction(Secrets.Values)).Text;

    /// <summary>As Stripe's dashboard would.</summary>
    public Task AddEndpoint(params (string Name, string Value)[] other) => Stripe(
        "/v1/webhook_endpoints",
        [
            ("url", "https://club.example/webhooks/stripe/main"), ("api_version", "2026-10-28.endive"),
            ("enabled_events[0]", "*"), .. other,
        ]);

    public async Task Stripe(string path, params IEnumerable<(string Name, string Value)> form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Authorization = new("Bearer", Key);
        request.Content = new FormUrlEncodedContent(form
            .GroupBy(field => field.Name)
            .ToDictionary(field => field.Key, field => field.Last().Value));
        using var answer = await _http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task Post(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public Task Refuse(string service, string method, int status, string description = "no") => Post(
        "/sandbox/faults", new { service, method, status, description, count = 100 });

    public async Task<string> Requests() => await _http.GetStringAsync("/sandbox/requests");

    public async Task<(string Method, int Status, bool IsOurs)[]> Calls() =>
    [
        .. (await _http.GetFromJsonAsync<JsonElement>("/sandbox/requests?service=stripe")).EnumerateArray()
            .Select(call => (
                call.GetProperty("method").GetString()!, call.GetProperty("status").GetInt32(),
                !call.GetProperty("path").GetString()!.EndsWith("/webhook_endpoints", StringComparison.Ordinal))),
    ];

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _port.Dispose();
        await _sandbox.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
