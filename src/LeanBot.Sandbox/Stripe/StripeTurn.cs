using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe;

/// <summary>
/// Something happens in an account at one moment: by a request, by a person or by time alone.
/// </summary>
internal sealed class StripeTurn(StripeAccount account, Ids ids, DateTimeOffset now)
{
    public const string ApiVersion = "2026-10-28.endive";

    private const int ShuffledAcross = 12;

    public StripeAccount Account => account;
    public StripeObjects Objects => account.Objects;
    public DateTimeOffset Now => now;
    public long Seconds => now.ToUnixTimeSeconds();
    public string? RequestId { get; init; }
    public string? IdempotencyKey { get; init; }

    public string NewId(string prefix, int length) => ids.Next(prefix, length);

    /// <summary>The fields that every object begins with.</summary>
    public JsonObject New(string type, string id) => new()
    {
        ["id"] = id,
        ["object"] = type,
        ["created"] = Seconds,
        ["livemode"] = account.Live,
    };

    public void Emit(string type, JsonObject subject, JsonObject? previous = null)
    {
        var troubles = account.Troubles.Take(type, account.Name);
        if (troubles.Any(trouble => trouble.Mode == "never"))
            return;
        var made = Event(type, subject, previous);
        Send(made, troubles);
        if (troubles.Any(trouble => trouble.Mode == "cloned"))
            Send(Event(type, subject, previous), troubles);
    }

    /// <summary>
    /// Changes an object and emits its "updated" event with what was there before, if it differs.
    /// </summary>
    public void Update(string eventType, JsonObject subject, Action change)
    {
        var before = subject.DeepClone().AsObject();
        change();
        if (Difference.Of(before, subject) is { Count: > 0 } previous)
            Emit(eventType, subject, previous);
    }

    private JsonObject Event(string type, JsonObject subject, JsonObject? previous)
    {
        var data = new JsonObject { ["object"] = subject.DeepClone() };
        if (previous is not null)
            data["previous_attributes"] = previous.DeepClone();
        var made = New("event", NewId("evt_1", 23));
        made["api_version"] = ApiVersion;
        made["data"] = data;
        made["type"] = type;
        made["request"] = new JsonObject { ["id"] = RequestId, ["idempotency_key"] = IdempotencyKey };
        return account.Objects.Add(made);
    }

    private void Send(JsonObject made, IReadOnlyList<Trouble> troubles) =>
        made["pending_webhooks"] = account.Deliveries.Add(made, now, new Sending
        {
            Withheld = troubles.Any(trouble => trouble.Mode == "withheld"),
            Early = troubles.Any(trouble => trouble.Mode == "early"),
            Times = troubles.FirstOrDefault(trouble => trouble.Mode == "duplicated")?.Times ?? 1,
            Shift = troubles.Any(trouble => trouble.Mode == "shuffled") ? Shift : null,
        });

    /// <summary>How many places earlier or later, so that a whole batch is mixed.</summary>
    private double Shift() => (account.Troubles.Draw() * 2 - 1) * ShuffledAcross;
}
