using LeanBot.Core;
using LeanBot.Timers;

namespace LeanBot.Stripe;

/// <summary>Takes Stripe's events in: verify, apply, commit, and only then 200.</summary>
internal sealed class WebhookEndpoint(
    StripeAccounts accounts, Inbox inbox, Pauses pauses, TimeProvider clock, ILogger<WebhookEndpoint> log)
{
    /// <summary>Far more than any event of ours takes.</summary>
    public const int BodyBytesMax = 256 * 1024;

    public void MapTo(IEndpointRouteBuilder routes) => routes.MapPost("/webhooks/stripe/{account}", Take);

    private async Task<IResult> Take(string account, HttpRequest request)
    {
        using var work = pauses.Work();
        if (accounts.Find(account) is not { } known) return Results.NotFound();
        if (await ReadBody(request) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var signature = request.Headers["Stripe-Signature"].ToString();
        if (!WebhookSignature.IsValid(signature, body, known.WebhookSecrets, clock.GetUtcNow()))
        {
            log.LogWarning("A call of the webhook of {Account} was not signed as it should be", known.Name);
            return Results.BadRequest();
        }

        if (WebhookReader.Read(known, body) is not { } incoming)
        {
            log.LogWarning(
                "An event of {Account} is of the other mode (live or test) than its key, and is ignored",
                known.Name);
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

    /// <summary>Null where it is too long.</summary>
    private static async Task<byte[]?> ReadBody(HttpRequest request)
    {
        if (request.ContentLength > BodyBytesMax) return null;
        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException tooLong)
            when (tooLong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }

        return body.Length > BodyBytesMax ? null : body.ToArray();
    }
}
