using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe;

/// <summary>A refusal in Stripe's error form.</summary>
internal sealed class StripeError(int status, string type, string? code, string message, string? param = null)
    : Exception(message)
{
    public int Status => status;

    /// <summary>Fields of a card error: decline_code, payment_intent …</summary>
    public JsonObject? More { get; init; }

    /// <summary>Only what was executed is kept under its idempotency key; refused input is not.</summary>
    public bool Executed => Status is 402 or >= 500;

    public JsonObject Body()
    {
        var error = new JsonObject();
        if (code is not null)
        {
            error["code"] = code;
            error["doc_url"] = "https://stripe.com/docs/error-codes/" + code.Replace('_', '-');
        }

        error["message"] = Message;
        if (param is not null)
            error["param"] = param;
        error["type"] = type;
        foreach (var (name, value) in More ?? [])
            error[name] = value?.DeepClone();
        return new JsonObject { ["error"] = error };
    }

    public static StripeError Invalid(string message, string? param = null, string? code = null) =>
        new(400, "invalid_request_error", code, message, param);

    public static StripeError Missing(string param) =>
        Invalid($"Missing required param: {param}.", param, "parameter_missing");

    public static StripeError NotFound(string what, string id, string param = "id") =>
        new(404, "invalid_request_error", "resource_missing", $"No such {what}: '{id}'", param);
}
