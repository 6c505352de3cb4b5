using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LeanBot.Sandbox.Control;
using LeanBot.Sandbox.Page;
using LeanBot.Sandbox.Telegram;
using Microsoft.AspNetCore.Http;

namespace LeanBot.Sandbox;

/// <summary>Turns HTTP into requests to the world, and does the waiting that the world can't.</summary>
internal sealed class Door(
    LiveWorld live, Task<SandboxServer> server, CancellationToken stopping) : IDisposable
{
    private static readonly TimeSpan SettlesWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StepSettlesWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ToldEarlyWithin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PressAnsweredWithin = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _oneAdvance = new(1);

    public async Task Handle(HttpContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        context.Response.OnStarting(() => Date(context.Response));
        try
        {
            if (StaticPage.Find(context.Request) is { } asset)
                await asset.WriteTo(context);
            else
                await Write(context, await Answer(await Read(context, either.Token), context, either.Token));
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    public void Dispose() => _oneAdvance.Dispose();

    private async Task<Response> Answer(Request request, HttpContext context, CancellationToken stop)
    {
        var control = request.Path.StartsWith("/sandbox/", StringComparison.Ordinal);
        if (control && IsForeign(context.Request))
            return ControlApi.Refused(
                403, "the control API answers its own page and programs, not other sites");
        if (request is { Method: "POST", Path: "/sandbox/clock" })
            return await Advance(request, stop);
        var bot = PollingBot(request.Path);
        if (bot is not null)
            live.NotePoll(bot.Value);
        var response = live.Handle(request);
        if (response.Poll is { } poll)
            response = await Hold(poll, stop);
        if (response.Early is { } early)
            await Told(early, stop);
        if (response.DelaySeconds > 0)
            await Task.Delay(TimeSpan.FromSeconds(response.DelaySeconds), TimeProvider.System, stop);
        if (response.Press is { } press)
            response = response with { Body = await PressAnswer(press, stop) ?? response.Body };
        if (control && request.Method != "GET" && response.Status < 400)
            await (await server).SettleFor(SettlesWithin, stop);
        if (bot is not null)
            live.NotePoll(bot.Value);
        return response;
    }

    /// <summary>Holds a getUpdates open in real time: it is transport, not business time.</summary>
    private async Task<Response> Hold(LongPoll poll, CancellationToken stop)
    {
        var timeout = TimeSpan.FromSeconds(poll.TimeoutSeconds);
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            while (true)
            {
                var change = live.NextChange();
                var left = timeout - TimeProvider.System.GetElapsedTime(started);
                var over = left <= TimeSpan.Zero;
                if (live.Do((world, now) => world.Continue(poll, now, over)) is { } response)
                    return response;
                await LiveWorld.Within(change, left, stop);
            }
        }
        catch (OperationCanceledException)
        {
            live.Do((world, _) => world.Abandon(poll));
            throw;
        }
    }

    /// <summary>
    /// Keeps an answer back until its events were tried: they overtake the call that caused them.
    /// </summary>
    private async Task Told(EarlyEvents early, CancellationToken stop)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var change = live.NextChange();
            var left = ToldEarlyWithin - TimeProvider.System.GetElapsedTime(started);
            if (left <= TimeSpan.Zero || !live.Do((world, now) => world.IsUntried(early, now)))
                return;
            await LiveWorld.Within(change, left, stop);
        }
    }

    private async Task<string?> PressAnswer(string press, CancellationToken stop)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var change = live.NextChange();
            if (live.Do((world, _) => world.PressAnswer(press)) is { } answer)
                return answer;
            var left = PressAnsweredWithin - TimeProvider.System.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
                return null;
            await LiveWorld.Within(change, left, stop);
        }
    }

    private async Task<Response> Advance(Request request, CancellationToken stop)
    {
        const string Expected =
            "expected {\"advance\": \"P3D\"}: an ISO 8601 duration such as PT1H, P1D, P1W, P1M or P1Y";
        if ((Wire.Parse(request.Body) as JsonObject)?["advance"]?.ToString() is not { } text)
            return ControlApi.Refused(400, $"\"advance\" is missing: {Expected}");
        await _oneAdvance.WaitAsync(stop);
        try
        {
            if (IsoDuration.After(live.Clock.GetUtcNow(), text) is not { } target)
                return ControlApi.Refused(400, $"\"advance\" is \"{text}\": {Expected}");
            var box = await server;
            var own = new Func<DateTimeOffset?>(() => live.NextDue);
            var steps = new ClockSteps(
                live.Clock, () => [own, .. box.DueSources],
                token => box.SettleStepFor(StepSettlesWithin, token));
            await steps.MoveTo(target, stop);
            await box.SettleFor(StepSettlesWithin, stop);
            return new Response(
                200, Wire.Text(new JsonObject { ["now"] = Wire.Moment(live.Clock.GetUtcNow()) }));
        }
        finally
        {
            _oneAdvance.Release();
        }
    }

    /// <summary>The bot whose updates a path asks for; null for any other path.</summary>
    private static long? PollingBot(string path)
    {
        if (!TelegramApi.MethodOf(path).Equals("getUpdates", StringComparison.OrdinalIgnoreCase))
            return null;
        var token = path["/bot".Length..].Split('/')[0];
        return long.TryParse(token.Split(':')[0], out var id) ? id : null;
    }

    /// <summary>A page of another site must not act here through the visitor's browser.</summary>
    private static bool IsForeign(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
            && !(Uri.TryCreate(
                origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }

    private static async Task<Request> Read(HttpContext context, CancellationToken stop)
    {
        var http = context.Request;
        using var body = new MemoryStream();
        await http.Body.CopyToAsync(body, stop);
        var type = http.ContentType;
        var bytes = type?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;
        return new Request(http.Method, http.Path.Value ?? "/")
        {
            Query = http.QueryString.Value?.TrimStart('?') ?? "",
            ContentType = type,
            Body = (bytes ? Encoding.Latin1 : Encoding.UTF8).GetString(body.ToArray()),
            Host = http.Host.Value ?? "127.0.0.1",
            Authorization = Header(http, "Authorization"),
            IdempotencyKey = Header(http, "Idempotency-Key"),
            StripeVersion = Header(http, "Stripe-Version"),
        };
    }

    /// <summary>The time of this world, not of the machine: callers go by it.</summary>
    private Task Date(HttpResponse response)
    {
        response.Headers.Date = live.Clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }

    private static string? Header(HttpRequest request, string name) =>
        request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    private static async Task Write(HttpContext context, Response response)
    {
        if (response.Lost)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = response.Status;
        context.Response.ContentType = response.ContentType;
        StaticPage.Protect(context.Response);
        foreach (var (name, value) in response.Headers)
            context.Response.Headers[name] = value;
        if (response.Bytes is { } bytes)
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        else
            await context.Response.WriteAsync(response.Body, context.RequestAborted);
    }
}
