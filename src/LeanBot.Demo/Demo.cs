using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Channels;
using LeanBot.Sandbox;

namespace LeanBot.Demo;

/// <summary>The real worker and the sandbox in one process, on one clock that can be moved. The worker does
/// not know: only its base addresses, tokens, data folder and clock differ from production.</summary>
public sealed class Demo : IAsyncDisposable
{
    /// <summary>The second sells once a stripe.json says so.</summary>
    private static readonly SandboxStripeAccount[] Accounts =
    [
        new("main", "sk_test_sandbox", "whsec_sandbox"),
        new("second", "sk_test_sandboxsecond", "whsec_sandboxsecond"),
    ];

    private static readonly SandboxBot UserBot = new(
        7_000_000_001, "market_room_bot", "7000000001:sandbox-user-bot");
    private static readonly SandboxBot AdminBot = new(
        7_000_000_002, "market_room_team_bot", "7000000002:sandbox-admin-bot");

    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(10);

    private readonly SandboxServer _sandbox;

    private Demo(SandboxServer sandbox, Worker worker, bool isNew) =>
        (_sandbox, Worker, IsNew) = (sandbox, worker, isNew);

    public Worker Worker { get; }

    /// <summary>Where people, money and time are played with.</summary>
    public Uri Address => _sandbox.Address;

    /// <summary>True when there was nothing to go on from.</summary>
    public bool IsNew { get; }

    public static async Task<Demo> StartAsync(DemoOptions options, CancellationToken stop)
    {
        var journal = Path.Combine(options.Folder, "sandbox.jsonl");
        var isNew = !File.Exists(journal);
        var config = DemoConfig.Prepare(Path.Combine(options.Folder, "config"));
        var clock = new MovableClock(options.Time);
        var sandbox = await SandboxServer.StartAsync(SettingsOf(options, journal, config), clock, stop);
        var worker = Worker.Create(
            new WorkerOptions
            {
                ConfigFolder = Path.Combine(options.Folder, "config"),
                DataFolder = Path.Combine(options.Folder, "data"),
                Secrets = Secrets,
                ReceiverPort = options.ReceiverPort,
                TelegramBaseUrl = sandbox.Address,
                StripeBaseUrl = sandbox.Address,
                LogToConsole = options.LogToConsole,
            },
            clock);
        await worker.StartAsync(stop);
        await UntilReady(worker, stop);
        foreach (var account in Accounts.Select(account => account.Name))
            sandbox.SendStripeEventsTo(account, new Uri(worker.ReceiverAddress, $"webhooks/stripe/{account}"));
        sandbox.DueSources.Add(() => worker.NextDue);
        var stillness = new Stillness(sandbox, worker);
        (sandbox.Settle, sandbox.SettleStep) = (stillness.Settle, stillness.SettleStep);
        return new Demo(sandbox, worker, isNew);
    }

    /// <summary>Until both bots listen, nobody could be answered.</summary>
    private static async Task UntilReady(Worker worker, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = worker.ReceiverAddress };
        using var patience = new CancellationTokenSource(ReadyWithin, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        while (true)
        {
            using var answer = await http.GetAsync("/health/ready", either.Token);
            if (answer.IsSuccessStatusCode) return;
            await Task.Delay(LookAgainAfter, TimeProvider.System, either.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Worker.StopAsync(CancellationToken.None);
        await Worker.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    private static Dictionary<string, string> Secrets => new(
    [
        new("LEANBOT_USER_BOT_TOKEN", UserBot.Token),
        new("LEANBOT_ADMIN_BOT_TOKEN", AdminBot.Token),
        .. Accounts.SelectMany(SecretsOf),
    ]);

    private static IEnumerable<KeyValuePair<string, string>> SecretsOf(SandboxStripeAccount account)
    {
        var prefix = $"LEANBOT_STRIPE_{account.Name.ToUpperInvariant()}";
        yield return new($"{prefix}_KEY", account.Key);
        yield return new($"{prefix}_WEBHOOK_SECRET", account.WebhookSecret);
    }

    private static SandboxSettings SettingsOf(DemoOptions options, string journal, Core.Config config) =>
        new()
        {
            Port = options.Port,
            JournalPath = journal,
            UserBot = UserBot,
            AdminBot = AdminBot,
            Channels = [.. config.Channels.Select(Open)],
            People = [.. config.Admins.Select(Employ)],
            StripeAccounts = Accounts,
        };

    private static SandboxChannel Open(Channel channel) => new(channel.ChatId, channel.Title);

    private static SandboxPerson Employ(Admin admin) => new(admin.TelegramId.Value, admin.Name, Admin: true);
}
