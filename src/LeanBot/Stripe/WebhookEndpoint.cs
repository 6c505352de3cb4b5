using LeanBot.Core;
using LeanBot.Health;
using LeanBot.Timers;

namespace LeanBot.Stripe;

/// <summary>Takes Stripe's events in: verify, apply, commit, and only then 200. What can be refused for
/// little is refused first.</summary>
/// <param name="handle">Ends when what came in is durable; <see cref="Inbox.Handle"/>.</param>
internal sealed class WebhookEndpoint(
    StripeAccounts accounts, Func<Incoming, Task> handle, Pauses pauses, ReceiverLimits limits,
    TimeProvider clock, ILogger<WebhookEndpoint> log)
{
    /// <summary>Far more than any event of ours takes.</summary>
    public const int BodyBytesMax = 256 * 1024;

    private readonly Strangers _strangers = new(clock);
    private readonly BodyPlaces _bodies = new(limits.BodiesMax);
    private int _events;

    public void MapTo(IEndpointRouteBuilder routes) => routes.MapPost("/webhooks/stripe/{account}", Take);

    private async Task<IResult> Take(string account, HttpRequest request)
    {
        if (accounts.Find(account) is not { } known) return Results.NotFound();
        var header = request.Headers["Stripe-Signature"].ToString();
        if (WebhookSignature.TryRead(header, clock.GetUtcNow()) is not { } signature)
            return Results.BadRequest();
        var caller = Strangers.NameOf(request.HttpContext);
        if (_strangers.MustWait(caller) is { } wait)
            return Later(request, StatusCodes.Status429TooManyRequests, wait);
        if (request.ContentLength > BodyBytesMax)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var (body, refusal) = await ReadBody(request);
        if (body is null)
        {
            // Nobody knows who signed it: who lets us wait for nothing is as suspect as who signs wrongly.
            if (_strangers.Note(caller))
            {
                log.LogWarning(
                    "A call of the webhook of {Account} from {Caller} was too long, too slow or broke off",
                    known.Name, caller);
            }

            return Results.StatusCode(refusal);
        }

        using var work = pauses.Work();
        if (signature.IsBy(known.WebhookSecrets, body)) return await ApplyInTurn(known, request, body);
        if (_strangers.Note(caller))
        {
            log.LogWarning(
                "A call of the webhook of {Account} from {Caller} was not signed as it should be: it is "
                + "not Stripe's, or LEANBOT_STRIPE_{Name}_WEBHOOK_SECRET is another endpoint's", known.Name,
                caller, known.Name.ToUpperInvariant());
        }

        return Results.BadRequest();
    }

    /// <summary>Only signed events count against the limit, so that no stranger can use it up.</summary>
    private async Task<IResult> ApplyInTurn(StripeAccount account, HttpRequest request, byte[] body)
    {
        try
        {
            return Interlocked.Increment(ref _events) > limits.EventsMax
                ? Later(request, StatusCodes.Status503ServiceUnavailable, TimeSpan.FromSeconds(1))
                : await Apply(account, body);
        }
        finally
        {
            Interlocked.Decrement(ref _events);
        }
    }

    private async Task<IResult> Apply(StripeAccount account, byte[] body)
    {
        try
        {
            await handle(WebhookReader.Read(account, body));
            return Results.Ok();
        }
        catch (NotDurable)
        {
            // Stripe sends it again for three days.
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>No body where it is too long, comes too slowly or breaks off, but the status to say
    /// so.</summary>
    private async Task<(byte[]? Body, int Refusal)> ReadBody(HttpRequest request)
    {
        using var place = _bodies.Take();
        // Real time, not the clock's: a clock that is moved must not cut off a caller.
        using var limit = new CancellationTokenSource(limits.BodyTime, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            limit.Token, place.Lost, request.HttpContext.RequestAborted);
        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, either.Token);
            return (body.ToArray(), 0);
        }
        catch (BadHttpRequestException refused)
        {
            // Kestrel's own limits: too long, or too slow.
            return (null, refused.StatusCode);
        }
        catch (Exception brokenOff) when (brokenOff is OperationCanceledException or IOException)
        {
            // Kestrel would wait for the rest of the body for seconds before it lets the connection go.
            if (place.Lost.IsCancellationRequested) request.HttpContext.Abort();
            return (null, StatusCodes.Status408RequestTimeout);
        }
    }

    private static IResult Later(HttpRequest request, int status, TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        request.HttpContext.Response.Headers.RetryAfter = seconds.ToString(
            System.Globalization.CultureInfo.InvariantCulture);
        return Results.StatusCode(status);
    }
}
