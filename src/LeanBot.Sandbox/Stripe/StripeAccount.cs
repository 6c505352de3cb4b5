using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe;

/// <summary>One Stripe account: its objects, what falls due, its events and their deliveries.</summary>
internal sealed class StripeAccount(SandboxStripeAccount settings, Ids ids, Troubles troubles)
{
    private DeliveryQueue? _deliveries;
    private long _scheduled;

    public string Name => settings.Name;
    public string Key => settings.Key;
    public string WebhookSecret => settings.WebhookSecret;

    /// <summary>What is to go wrong with the events of all accounts.</summary>
    public Troubles Troubles => troubles;

    public string Id { get; } = ids.Next("acct_1", 15);
    public bool Live => Key.StartsWith("sk_live", StringComparison.Ordinal)
        || Key.StartsWith("rk_live", StringComparison.Ordinal);

    /// <summary>Where callers reach the sandbox; the pages of links and invoices are there.</summary>
    public string Host { get; set; } = "127.0.0.1:3002";

    public StripeObjects Objects { get; } = new();

    /// <summary>Line items of links and sessions, which their objects show only on request.</summary>
    public SortedDictionary<string, JsonArray> Lines { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// What a session was created with and does not show: subscription_data, payment_intent_data.
    /// </summary>
    public SortedDictionary<string, JsonObject> SessionData { get; } = new(StringComparer.Ordinal);

    /// <summary>How each payment method behaves when it is charged.</summary>
    public SortedDictionary<string, string> CardNumbers { get; } = new(StringComparer.Ordinal);

    /// <summary>Signing secrets of endpoints made over the API.</summary>
    public SortedDictionary<string, string> EndpointSecrets { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, StoredAnswer> Answers { get; } = new(StringComparer.Ordinal);
    public SortedSet<Due> Dues { get; } = new(Comparer<Due>.Create(Due.Compare));
    public DeliveryQueue Deliveries => _deliveries ??= new DeliveryQueue(Objects);

    public JsonObject Dump() => new()
    {
        ["name"] = Name,
        ["id"] = Id,
        ["host"] = Host,
        ["objects"] = new JsonObject([.. Objects.Types.Select(type => KeyValuePair.Create(
            type, (JsonNode?)new JsonArray([.. Objects.All(type).Select(item => item.DeepClone())])))]),
        ["lines"] = JsonSerializer.SerializeToNode(Lines),
        ["sessionData"] = JsonSerializer.SerializeToNode(SessionData),
        ["cards"] = JsonSerializer.SerializeToNode(CardNumbers),
        ["secrets"] = JsonSerializer.SerializeToNode(EndpointSecrets),
        ["answers"] = JsonSerializer.SerializeToNode(Answers),
        ["dues"] = JsonSerializer.SerializeToNode(Dues),
        ["deliveries"] = JsonSerializer.SerializeToNode(Deliveries.All),
    };

    public void Schedule(DateTimeOffset at, string kind, string id) =>
        Dues.Add(new Due(at, _scheduled++, kind, id));
}

/// <summary>Something that happens by itself; when it fires, the object's state decides.</summary>
internal sealed record Due(DateTimeOffset At, long Number, string Kind, string Id)
{
    public static int Compare(Due a, Due b)
    {
        var byTime = a.At.CompareTo(b.At);
        return byTime != 0 ? byTime : a.Number.CompareTo(b.Number);
    }
}

internal sealed record StoredAnswer(DateTimeOffset At, string Call, int Status, string Body);
