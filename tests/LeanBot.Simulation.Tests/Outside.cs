using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LeanBot.Core;
using LeanBot.Sandbox;

namespace LeanBot.Simulation.Tests;

/// <summary>The way from the worker to Telegram and Stripe: every call ends at once, and some go wrong.
/// </summary>
internal sealed class Outside(World world, Witness witness) : HttpMessageHandler
{
    private static readonly TimeSpan PauseMax = TimeSpan.FromHours(1);

    public bool TelegramIsDown { get; set; }

    public bool StripeIsDown { get; set; }

    /// <summary>What is being carried out; null between.</summary>
    public OutboxRow? Row { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(Answer(Read(request)));

    private HttpResponseMessage Answer(Request request)
    {
        var isTelegram = request.Path.StartsWith("/bot", StringComparison.Ordinal);
        if (isTelegram ? TelegramIsDown : StripeIsDown)
            throw new HttpRequestException(HttpRequestError.ConnectionError, "simulated");
        if (!world.IsHealed && world.Happens(Weather.CallFails))
            world.Services.Act("faults", isTelegram ? FaultOfTelegram() : FaultOfStripe());
        var response = world.Services.Handle(request);
        if (isTelegram && response.Status == 200 && Row is not null)
            witness.NoteDone(Row, request, response.Lost);
        return response.Lost
            ? throw new HttpRequestException(HttpRequestError.ResponseEnded, "simulated, and done")
            : Written(response);
    }

    private JsonObject FaultOfTelegram()
    {
        var fault = new JsonObject { ["service"] = "telegram" };
        switch (world.Chance.Next(3))
        {
            case 0:
                var pause = Math.Ceiling(world.Between(TimeSpan.FromSeconds(1), PauseMax).TotalSeconds);
                (fault["status"], fault["retryAfter"]) = (429, (int)pause);
                witness.NotePause(TimeSpan.FromSeconds(pause));
                break;
            case 1: fault["status"] = world.OneOf(500, 502); break;
            default: fault["silent"] = true; break;
        }

        return fault;
    }

    private JsonObject FaultOfStripe()
    {
        var fault = new JsonObject { ["service"] = "stripe" };
        if (world.Happens(0.5)) fault["status"] = world.OneOf(429, 500, 503);
        else fault["silent"] = true;
        return fault;
    }

    private static Request Read(HttpRequestMessage request) =>
        new(request.Method.Method, request.RequestUri!.AbsolutePath)
        {
            Query = request.RequestUri.Query.TrimStart('?'),
            ContentType = request.Content?.Headers.ContentType?.ToString(),
            Body = request.Content is { } content ? BodyOf(content) : "",
            Authorization = request.Headers.Authorization?.ToString(),
            IdempotencyKey = Header(request, "Idempotency-Key"),
            StripeVersion = Header(request, "Stripe-Version"),
        };

    private static string BodyOf(HttpContent content)
    {
        using var reader = new StreamReader(content.ReadAsStream(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    private HttpResponseMessage Written(Response response)
    {
        var written = new HttpResponseMessage((HttpStatusCode)response.Status)
        {
            Content = new ByteArrayContent(response.Bytes ?? Encoding.UTF8.GetBytes(response.Body)),
        };
        written.Headers.TryAddWithoutValidation(
            "Date", world.Now.ToString("R", CultureInfo.InvariantCulture));
        foreach (var (name, value) in response.Headers)
            written.Headers.TryAddWithoutValidation(name, value);
        return written;
    }
}
