using System.Globalization;
using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe;
using LeanBot.Sandbox.Telegram;

namespace LeanBot.Sandbox;

/// <summary>A call that is to go wrong: refused, cut off without an answer, or answered late.</summary>
internal sealed record Fault(string Service, string? Method)
{
    /// <summary>The HTTP status of the refusal; null where the call is done as usual.</summary>
    public int? Status { get; init; }

    public int? RetryAfter { get; init; }

    public int Count { get; init; } = 1;

    /// <summary>The connection is cut instead of an answer.</summary>
    public bool Silent { get; init; }

    /// <summary>Whether a call that is cut off is done before.</summary>
    public bool Executed { get; init; } = true;

    /// <summary>Only calls for this chat_id of Telegram.</summary>
    public string? Chat { get; init; }

    /// <summary>How long the answer takes, in real time.</summary>
    public double DelaySeconds { get; init; }

    /// <summary>What Telegram says; a usual sentence for the status where it is not given.</summary>
    public string? Description { get; init; }

    /// <summary>Telegram's ResponseParameters, such as migrate_to_chat_id.</summary>
    public JsonObject? Parameters { get; init; }

    public bool Fits(Request request)
    {
        if (Chat is not null && TelegramCall.ChatIn(request) != Chat)
            return false;
        if (Method is null)
            return true;
        if (Service == "telegram")
            return Method.Equals(TelegramApi.MethodOf(request.Path), StringComparison.OrdinalIgnoreCase);
        var (verb, path) = Method.Split(' ') is [var first, var rest] ? (first, rest) : (null, Method);
        return (verb is null || verb.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
            && request.Path.StartsWith(path, StringComparison.Ordinal);
    }

    /// <summary>The answer that this fault leaves; whatever it is, a replay has to repeat it.</summary>
    public Response Apply(Func<Response> run)
    {
        var response = (Silent, Status) switch
        {
            (true, _) when Executed => run() with { Lost = true, Poll = null },
            (true, _) => new Response(0, "") { Lost = true },
            (_, null) => run(),
            (_, { } status) => Service == "telegram" ? AsTelegram(status) : AsStripe(status),
        };
        return response with { Changed = true, DelaySeconds = DelaySeconds };
    }

    public JsonObject Show()
    {
        var shown = new JsonObject
        {
            ["service"] = Service,
            ["method"] = Method,
            ["status"] = Status,
            ["retryAfter"] = RetryAfter,
            ["count"] = Count,
            ["after"] = Silent && Executed,
        };
        if (Chat is not null)
            shown["chat"] = Chat;
        if (Silent)
            (shown["silent"], shown["executed"]) = (true, Executed);
        if (DelaySeconds > 0)
            shown["delaySeconds"] = DelaySeconds;
        if (Description is not null)
            shown["description"] = Description;
        if (Parameters is not null)
            shown["parameters"] = Parameters.DeepClone();
        return shown;
    }

    private Response AsTelegram(int status)
    {
        var wait = RetryAfter ?? (status == 429 ? 1 : null);
        var words = Description ?? status switch
        {
            400 when Parameters?.ContainsKey("migrate_to_chat_id") == true =>
                "Bad Request: " + TelegramError.Upgraded,
            400 => "Bad Request: fault asked for in the sandbox",
            401 => "Unauthorized",
            403 => "Forbidden: bot was blocked by the user",
            404 => "Not Found",
            409 => "Conflict: " + UpdateMethods.Terminated,
            429 => $"Too Many Requests: retry after {wait}",
            500 => "Internal Server Error: restart",
            502 => "Bad Gateway",
            _ => "Fault asked for in the sandbox",
        };
        return TelegramApi.Refused(
            new TelegramError(status, words) { RetryAfter = wait, Parameters = Parameters });
    }

    private Response AsStripe(int status)
    {
        const string Words = "This request fails because the sandbox was asked for a fault.";
        var (type, code) = status switch
        {
            402 => ("card_error", "card_declined"),
            409 => ("invalid_request_error", "lock_timeout"),
            429 => ("invalid_request_error", "rate_limit"),
            >= 500 => ("api_error", null),
            _ => ("invalid_request_error", (string?)null),
        };
        var response = StripeApi.Refused(new StripeError(status, type, code, Description ?? Words), "req_fault");
        return RetryAfter is { } wait
            ? response with
            {
                Headers = [.. response.Headers, ("Retry-After", wait.ToString(CultureInfo.InvariantCulture))],
            }
            : response;
    }
}
