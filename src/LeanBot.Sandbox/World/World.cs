using System.Text.Json;
using System.Text.Json.Nodes;
using LeanBot.Sandbox.Control;
using LeanBot.Sandbox.Page;
using LeanBot.Sandbox.Stripe;
using LeanBot.Sandbox.Telegram;

namespace LeanBot.Sandbox;

/// <summary>
/// The outside world: synchronous and deterministic. It reads no clock, does no I/O, draws no random number:
/// the same requests at the same moments always give the same world. Not safe for several threads at once.
/// </summary>
public sealed class World
{
    private readonly Ids _ids;
    private readonly TelegramState _telegram;
    private readonly StripeState _stripe;
    private readonly TelegramApi _telegramApi;
    private readonly StripeApi _stripeApi;
    private readonly ControlApi _control;
    private readonly PayPages _pages;
    private readonly PortalPage _portal;
    private readonly Faults _faults;
    private readonly RequestLog _log;
    private readonly Dictionary<string, Uri> _targets = new(StringComparer.Ordinal);
    private readonly Dictionary<LongPoll, Request> _held = [];
    private DateTimeOffset _now = DateTimeOffset.MinValue;

    public World(SandboxSettings settings)
    {
        _ids = new Ids(settings.Seed);
        _log = new RequestLog(settings.RequestsKept);
        _faults = new Faults(settings.Seed);
        _telegram = new TelegramState(settings, _ids, _faults.Updates);
        _stripe = new StripeState(settings, _ids, _faults.Events);
        var membership = new Membership(_telegram);
        _telegramApi = new TelegramApi(_telegram, membership);
        _stripeApi = new StripeApi(_stripe);
        var desk = new PayDesk(_stripe);
        _pages = new PayPages(desk);
        var portal = new PortalDesk(_stripe);
        _portal = new PortalPage(portal);
        var media = new MediaControl(_telegram);
        _control = new ControlApi(
            new TelegramControl(_telegram, new PeopleActs(_telegram, membership), media),
            media,
            new ChatControl(_telegram, membership),
            new StripeControl(_stripe, desk),
            new PortalControl(_stripe, portal),
            new EventControl(_stripe),
            new FaultControl(_faults, _telegram, _stripe),
            new WorldControl(_telegram, _stripe, _log));
    }

    /// <summary>
    /// The next moment at which something happens by itself, deliveries of webhooks included.
    /// </summary>
    public DateTimeOffset? NextDue => Earlier(
        _stripe.NextDue, _stripe.Accounts.Min(account => Waiting(account)?.Due));

    /// <summary>Does everything that falls due by now, then the request.</summary>
    public Response Handle(Request request, DateTimeOffset now)
    {
        now = RunDue(now);
        return ServiceOf(request.Path) switch
        {
            "telegram" => Serve("telegram", request, now, () => _telegramApi.Handle(request, now)),
            "stripe" => Serve("stripe", request, now, () => _stripeApi.Handle(request, now)),
            "page" => _pages.Handle(request),
            "portal" => _portal.Handle(request, now),
            _ => _control.Handle(request, now),
        };
    }

    /// <summary>
    /// Does everything that falls due by now and says what time it is: never earlier than before.
    /// </summary>
    public DateTimeOffset RunDue(DateTimeOffset now)
    {
        if (now > _now)
            _now = now;
        while (_stripe.RunOne(_now))
        {
        }

        return _now;
    }

    /// <summary>The answer of a getUpdates that is held open; null while it may wait on.</summary>
    public Response? Continue(LongPoll poll, DateTimeOffset now, bool timedOut)
    {
        var response = _telegramApi.Continue(poll, RunDue(now), timedOut);
        var empty = timedOut && response?.Status == 200;
        if (response is not null && _held.Remove(poll, out var request) && !empty)
            _log.Add("telegram", request, response, _now);
        return response;
    }

    /// <summary>The caller has gone away.</summary>
    public void Abandon(LongPoll poll)
    {
        _held.Remove(poll);
        _telegramApi.Abandon(poll);
    }

    /// <summary>What the bot answered to a press; null while it has not.</summary>
    public string? PressAnswer(string press) => _control.PressAnswer(press);

    /// <summary>The bot has a getUpdates open.</summary>
    public bool IsPolling(long bot) => _telegramApi.IsPolling(bot);

    /// <summary>Updates wait that this bot has not confirmed and would be given.</summary>
    public bool HasUpdates(long bot) => _telegramApi.HasUpdates(bot);

    /// <summary>Where the webhooks of an account go; until then they wait.</summary>
    public void SendStripeEventsTo(string account, Uri url) => _targets[AccountBy(account).Name] = url;

    public IReadOnlyList<string> StripeAccounts => [.. _stripe.Accounts.Select(account => account.Name)];

    public IReadOnlyList<long> Bots => [.. _telegram.Bots.Select(bot => bot.Id)];

    /// <summary>A webhook is due by now and there is somewhere to send it.</summary>
    public bool HasDueDelivery(DateTimeOffset now) =>
        _stripe.Accounts.Any(account => Waiting(account)?.Due <= now);

    /// <summary>The next delivery of an account that is due by now, signed for now.</summary>
    public WebhookDelivery? NextDelivery(string account, DateTimeOffset now)
    {
        now = RunDue(now);
        var from = AccountBy(account);
        if (Waiting(from) is not { } delivery || delivery.Due > now)
            return null;
        var secret = delivery.Endpoint == DeliveryQueue.Main
            ? from.WebhookSecret
            : from.EndpointSecrets.GetValueOrDefault(delivery.Endpoint, from.WebhookSecret);
        var body = Wire.Text(from.Objects.Find(delivery.Event));
        var signature = WebhookSignature.Of(body, secret, now);
        return new WebhookDelivery(
            from.Name, delivery.Number, UrlOf(from, delivery.Endpoint)!, body, signature);
    }

    /// <summary>How an attempt ended: its HTTP status, null when there was no answer.</summary>
    public void Delivered(string account, long number, int? status, DateTimeOffset now)
    {
        // First what is due: in a replay this is what makes the event that was delivered.
        now = RunDue(now);
        var queue = AccountBy(account).Deliveries;
        queue.Record(queue.All[(int)number], status, now);
    }

    /// <summary>One of these deliveries could be tried now and has not been.</summary>
    public bool IsUntried(EarlyEvents early, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(early);
        var account = AccountBy(early.Account);
        return early.Deliveries.Select(number => account.Deliveries.All[(int)number]).Any(delivery =>
            delivery.Attempts == 0 && delivery.Due <= now && UrlOf(account, delivery.Endpoint) is not null);
    }

    /// <summary>Everything that a replay has to bring back, to compare worlds by.</summary>
    public string Dump() => Wire.Text(new JsonObject
    {
        ["ids"] = _ids.Drawn,
        ["telegram"] = JsonSerializer.SerializeToNode(_telegram, Wire.Json),
        ["stripe"] = new JsonArray([.. _stripe.Accounts.Select(account => (JsonNode)account.Dump())]),
        ["faults"] = JsonSerializer.SerializeToNode(_faults, Wire.Json),
    });

    private static string ServiceOf(string path)
    {
        if (path.StartsWith(
            "/bot", StringComparison.Ordinal) || path.StartsWith("/file/bot", StringComparison.Ordinal))
            return "telegram";
        if (path.StartsWith("/v1/", StringComparison.Ordinal))
            return "stripe";
        if (PortalPage.Serves(path))
            return "portal";
        return PayPages.Serves(path) ? "page" : "control";
    }

    private Response Serve(string service, Request request, DateTimeOffset now, Func<Response> run)
    {
        var fault = _faults.Take(service, request);
        var response = fault is null ? run() : fault.Apply(run);
        // An empty poll says nothing, and there are very many of them.
        if (response.Poll is { } poll)
            _held[poll] = request;
        else
            _log.Add(service, request, response, now);
        return response;
    }

    private StripeAccount AccountBy(string name) =>
        _stripe.Accounts.FirstOrDefault(account => account.Name == name)
        ?? throw new ArgumentException($"There is no Stripe account \"{name}\" in this sandbox.");

    private Delivery? Waiting(StripeAccount account) =>
        account.Deliveries.Next(endpoint => UrlOf(account, endpoint) is not null);

    private Uri? UrlOf(StripeAccount account, string endpoint)
    {
        if (endpoint == DeliveryQueue.Main)
            return _targets.GetValueOrDefault(account.Name);
        var url = account.Objects.Find("webhook_endpoint", endpoint)?.Text("url");
        return Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed : null;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) =>
        a is null || b < a ? b ?? a : a;
}
