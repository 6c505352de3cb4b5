using LeanBot.Core;
using LeanBot.Timers;

namespace LeanBot.Stripe;

/// <summary>Takes Stripe's events in: verify, apply, commit, and only then 200. What can be refused for
/// little is
/// refused first.</summary>
internal sealed class WebhookEndpoint(
    StripeAccounts accounts, Inbox inbox, Pauses pauses, TimeProvider clock, ILogger<WebhookEndpoint> log)
{
    /// <summary>Far more than any event of ours takes.</summary>
    public const int BodyBytesMax = 256 * 1024;

    /// <summary>Bodies that are being read or handled: 64 MB at most, and far more than Stripe sends at
    /// once.</summary>
    private const int UnderWayMax = 256;

    /// <summary>What Stripe sends arrives in milliseconds.</summary>
    private static readonly TimeSpan BodyTime = TimeSpan.FromSeconds(10);

    private readonly Strangers _strangers = new(clock);
    private int _underWay;

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
        try
        {
            if (Interlocked.Increment(ref _underWay) > UnderWayMax)
                return Later(request, StatusCodes.Status503ServiceUnavailable, TimeSpan.FromSeconds(1));
            return await Apply(known, signature, caller, request);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private async Task<IResult> Apply(
        StripeAccount account, WebhookSignature signature, string caller, HttpRequest request)
    {
        var (body, refusal) = await ReadBody(request);
        if (body is null) return Results.StatusCode(refusal);
        using var work = pauses.Work();
        if (!signature.IsBy(account.WebhookSecrets, body))
        {
            if (_strangers.Note(caller))
            {
                log.LogWarning(
                    "A call of the webhook of {Account} from {Caller} was not signed as it should be: it is "
                    + "not Stripe's, or LEANBOT_STRIPE_{Name}_WEBHOOK_SECRET is another endpoint's", account.Name,
                    caller, account.Name.ToUpperInvariant());
            }

            return Results.BadRequest();
        }

        if (WebhookReader.Read(account, body) is not { } incoming)
        {
            log.LogWarning(
                "An event of {Account} is of the other mode (live or test) than its key, and is ignored",
                account.Name);
            return Results.Ok();
        }

        try
        {
            await inbox.Handle(incoming);
            return Results.Ok();
        }
        catch (NotDurable)
        {
            // Stripe sends it again for three days.
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>No body where it is too long or comes too slowly, but the status to say so.</summary>
    private static async Task<(byte[]? Body, int Refusal)> ReadBody(HttpRequest request)
    {
        // Real time, not the clock's: a clock that is moved must not cut off a caller.
        using var limit = new CancellationTokenSource(BodyTime, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            limit.Token, request.HttpContext.RequestAborted);
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
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
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
