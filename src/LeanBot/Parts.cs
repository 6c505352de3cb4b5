using System.Net;
using LeanBot.Configuration;
using LeanBot.Core;
using LeanBot.Core.Features.Admins;
using LeanBot.Health;
using LeanBot.Logs;
using LeanBot.Outbox;
using LeanBot.Store;
using LeanBot.Stripe;
using LeanBot.Telegram;
using LeanBot.Timers;
using Serilog.Extensions.Logging;

namespace LeanBot;

/// <summary>Everything a worker is made of, put together in one place.</summary>
internal sealed class Parts : IAsyncDisposable
{
    private readonly Stack<IDisposable> _owned;

    private Parts(WorkerOptions options, TimeProvider clock, Stack<IDisposable> owned)
    {
        _owned = owned;
        var loaded = ConfigFolder.Read(options.ConfigFolder);
        var live = new LiveConfig(loaded);
        var secrets = Secrets.Read(options.Secrets, [.. loaded.Config.Selling.Names]);
        var keys = secrets.Accounts.ToDictionary(one => one.Account, one => one.IsLive);
        AccountKeys.Hold(loaded.Config.Selling, keys);
        var core = typeof(Engine).Assembly;
        var schema = new Schema(core);
        var router = new Router(schema, core);
        // Before the log, so that a second worker on the same folder leaves nothing behind.
        var storage = Own(FileStorage.Open(options.DataFolder, schema));
        var serilog = Own(LogFiles.Open(
            options.DataFolder, options.LogToConsole, new Redaction(secrets.Values), loaded.Places.LogDays));
        var logs = Own(new SerilogLoggerFactory(serilog));
        Log = logs.CreateLogger<Worker>();
        foreach (var note in options.Notes) Log.LogWarning("{Note}", note);
        foreach (var note in loaded.Notes) Log.LogWarning("Config: {Note}", note);

        Store = new StateStore(schema, storage);
        storage.Follow(Store);
        Chronicle.Follow(Store, logs.CreateLogger<Chronicle>());
        Tell(storage.Report);

        Pauses = new Pauses(clock);
        var engine = new Engine(Store, router, () => live.Config);
        var http = Own(MakeHttp());
        var telegram = options.TelegramBaseUrl ?? loaded.Places.Telegram;
        var stripe = options.StripeBaseUrl ?? loaded.Places.Stripe;
        var userBot = new BotClient(http, telegram, secrets.UserBotToken, Bot.User);
        var adminBot = new BotClient(http, telegram, secrets.AdminBotToken, Bot.Admin);
        var teamAlert = new TeamAlert(adminBot, () => live.Config);
        var fullDisk = Own(new FullDisk(teamAlert.TellOfFullDisk, clock, logs.CreateLogger<FullDisk>()));
        var committer = Own(new Committer(Store, logs.CreateLogger<Committer>()));
        var inbox = new Inbox(engine, committer, fullDisk, clock, Pauses, logs.CreateLogger<Inbox>());
        inbox.Handled += new HandledLog(logs).Note;
        var accounts = new StripeAccounts(secrets.Accounts.Select(account => new StripeAccount(
            account.Account, account.IsLive, new StripeClient(http, stripe, account.Key), new StripeGate(),
            account.WebhookSecrets)), clock);

        var bots = new Bots(userBot, adminBot);
        Accounts = [.. secrets.Accounts.Select(account => account.Account)];
        LiveAccounts = [.. accounts.Live];
        Inbox = inbox;
        UpdateMapper[] mappers =
            [new UpdateMapper(Bot.User, userBot.Id), new UpdateMapper(Bot.Admin, adminBot.Id)];
        var retry = new RetryItemCaller(inbox.HandlePatiently, accounts, mappers);
        var list = new ListStripeCaller(
            accounts, inbox.HandlePatiently, router.StripeEventTypes, clock,
            logs.CreateLogger<ListStripeCaller>());
        var judge = new Judge(live, Store, keys);
        var edit = new EditConfigCaller(
            options.ConfigFolder, judge, new DurableFiles(), logs.CreateLogger<EditConfigCaller>());
        ICaller[] outward = [.. OutwardCallers.All(bots, accounts, Store, () => live.Config, clock, logs)];
        foreach (var part in outward.OfType<IDisposable>()) Own(part);
        var callers = new Callers(router, [.. outward, list, retry, edit]);
        Outbox = Own(new Dispatcher(Store, callers, inbox, clock, logs.CreateLogger<Dispatcher>()));
        FirstOwner = new FirstOwner(live, adminBot, inbox, clock, logs.CreateLogger<FirstOwner>());
        var users = MakePoller(userBot, adminBot);
        var admins = MakePoller(adminBot, userBot);
        Supervisor = Own(new Supervisor(
            [
                users,
                admins,
                Outbox,
                new DueLoop(Store, inbox, clock),
                new DiskWatch(inbox, options.DataFolder, clock, logs.CreateLogger<DiskWatch>()),
                new ClockWatch(inbox, Accounts, ForgetPauses, clock),
                new ReloadLoop(live, judge, inbox, clock, logs.CreateLogger<ReloadLoop>()),
                new SnapshotLoop(storage.WriteSnapshots, clock, logs.CreateLogger<SnapshotLoop>()),
            ],
            inbox.Broken,
            logs.CreateLogger<Supervisor>()));

        Receiver = Health.Receiver.Build(
            options.ReceiverHost ?? loaded.Places.Host,
            options.ReceiverPort ?? loaded.Places.Port,
            options.ReceiverLimits,
            serilog,
            new WebhookEndpoint(
                accounts, inbox.Handle, Pauses, options.ReceiverLimits, clock,
                logs.CreateLogger<WebhookEndpoint>()).MapTo,
            new HealthEndpoints(inbox, users, admins, Outbox).MapTo);

        void ForgetPauses()
        {
            bots.ForgetPauses();
            accounts.ForgetPauses();
        }

        Poller MakePoller(BotClient bot, BotClient other) => new(
            bot, inbox,
            new MemberPacing(
                id => Team.Includes(live.Config, id), logs.CreateLogger(Component.Of(bot.Bot))),
            new BotAlerts(bot, other, inbox, clock), Pauses, clock,
            logs.CreateLogger(Component.Of(bot.Bot)));
    }

    public ILogger Log { get; }
    public StateStore Store { get; }
    public Pauses Pauses { get; }
    public Inbox Inbox { get; }
    public IReadOnlyList<string> Accounts { get; }
    public IReadOnlyList<string> LiveAccounts { get; }
    public Dispatcher Outbox { get; }
    public FirstOwner FirstOwner { get; }
    public Supervisor Supervisor { get; }
    public WebApplication Receiver { get; }

    public static Parts Make(WorkerOptions options, TimeProvider clock)
    {
        var owned = new Stack<IDisposable>();
        try
        {
            return new Parts(options, clock, owned);
        }
        catch (Exception)
        {
            while (owned.TryPop(out var part)) part.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Receiver.DisposeAsync();
        while (_owned.TryPop(out var part)) part.Dispose();
    }

    private static HttpClient MakeHttp() => new(new SocketsHttpHandler
    {
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        AutomaticDecompression = DecompressionMethods.All,
        AllowAutoRedirect = false,
        UseCookies = false,
    })
    {
        // Each call has its own limit.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private void Tell(RecoveryReport? report)
    {
        if (report is null) return;
        Log.LogInformation(
            "Data: {Commits} commits, {Snapshots} files, {Lines} journal lines", report.LastSeq,
            report.SnapshotsRead,
            report.LinesRead);
        foreach (var cut in report.Cut)
        {
            Log.LogWarning(
                "{File}, line {Line}: an interrupted write of {Bytes} bytes, never acknowledged, was cut and is "
                + "kept in {KeptIn}", cut.File, cut.Line, cut.SizeBytes, cut.KeptIn);
        }
    }

    private T Own<T>(T part) where T : IDisposable
    {
        _owned.Push(part);
        return part;
    }
}
