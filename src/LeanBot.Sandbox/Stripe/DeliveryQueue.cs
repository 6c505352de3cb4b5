using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe;

/// <summary>Which events go where, and when they are tried again.</summary>
internal sealed class DeliveryQueue(StripeObjects objects)
{
    /// <summary>The endpoint that the composition sets as the account's target.</summary>
    public const string Main = "main";

    /// <summary>No retry begins later than this after the event.</summary>
    public static readonly TimeSpan GivesUpAfter = TimeSpan.FromDays(3);

    private static readonly TimeSpan[] Backoff =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(12),
    ];

    private readonly SortedDictionary<string, SortedSet<Delivery>> _waiting = new(StringComparer.Ordinal);
    private long _placed;

    public List<Delivery> All { get; } = [];

    /// <summary>Queues an event for everyone who wants it and says how many that are.</summary>
    public int Add(JsonObject made, DateTimeOffset now, Sending how)
    {
        var endpoints = objects.All("webhook_endpoint")
            .Where(endpoint => endpoint.Text("status") == "enabled" && Wants(endpoint, made.Text("type")!))
            .Select(endpoint => endpoint.Id()).Prepend(Main).ToList();
        foreach (var endpoint in endpoints)
        {
            for (var time = 0; time < how.Times; time++)
                Add(made, endpoint, now, how);
        }

        return endpoints.Count;
    }

    public void Add(JsonObject made, string endpoint, DateTimeOffset now, Sending how)
    {
        var delivery = new Delivery
        {
            Number = All.Count,
            Event = made.Id(),
            Endpoint = endpoint,
            Early = how.Early,
            Withheld = how.Withheld,
            First = now,
            Due = how.Withheld ? null : now,
            Place = ++_placed + (how.Shift?.Invoke() ?? 0),
        };
        All.Add(delivery);
        if (!how.Withheld)
            Wait(delivery);
    }

    /// <summary>Lets go what was withheld, in this order; the days of retries begin now.</summary>
    public void Release(IEnumerable<Delivery> withheld, DateTimeOffset now)
    {
        foreach (var delivery in withheld.ToList())
        {
            delivery.Withheld = false;
            (delivery.First, delivery.Due, delivery.Place) = (now, now, ++_placed);
            Wait(delivery);
        }
    }

    /// <summary>The next one to try at any endpoint that can be reached.</summary>
    public Delivery? Next(Func<string, bool> reachable) => _waiting
        .Where(queue => queue.Value.Count > 0 && reachable(queue.Key))
        .Select(queue => queue.Value.Min!)
        .MinBy(delivery => (delivery.Due, delivery.Place, delivery.Number));

    public void Record(Delivery delivery, int? status, DateTimeOffset now)
    {
        _waiting[delivery.Endpoint].Remove(delivery);
        delivery.Attempts++;
        (delivery.LastStatus, delivery.LastAt) = (status, now);
        if (status is >= 200 and < 300)
        {
            (delivery.Due, delivery.Delivered) = (null, true);
            var made = objects.Find(delivery.Event)!;
            made["pending_webhooks"] = Math.Max(0, made.Number("pending_webhooks") - 1);
            return;
        }

        var next = now + Backoff[Math.Min(delivery.Attempts - 1, Backoff.Length - 1)];
        delivery.Due = next <= delivery.First + GivesUpAfter ? next : null;
        if (delivery.Due is not null)
            Wait(delivery);
    }

    private void Wait(Delivery delivery)
    {
        if (!_waiting.TryGetValue(delivery.Endpoint, out var queue))
            _waiting[delivery.Endpoint] = queue = new(Comparer<Delivery>.Create(Delivery.Compare));
        queue.Add(delivery);
    }

    private static bool Wants(JsonObject endpoint, string type) =>
        endpoint["enabled_events"]!.AsArray().Any(wanted =>
            (string?)wanted is { } name && (name == "*" || name == type
                || name.EndsWith(".*", StringComparison.Ordinal)
                && type.StartsWith(name[..^1], StringComparison.Ordinal)));
}

internal sealed class Delivery
{
    public required long Number { get; init; }
    public required string Event { get; init; }
    public required string Endpoint { get; init; }

    /// <summary>When it was first to be sent; the three days of retries count from here.</summary>
    public required DateTimeOffset First { get; set; }

    /// <summary>Null when there is nothing more to do.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>Its turn among those that are due at the same moment.</summary>
    public required double Place { get; set; }

    /// <summary>It goes nowhere until it is released.</summary>
    public bool Withheld { get; set; }

    /// <summary>The receiver is to hear of it before the call that caused it is answered.</summary>
    public bool Early { get; init; }

    public int Attempts { get; set; }
    public bool Delivered { get; set; }
    public int? LastStatus { get; set; }
    public DateTimeOffset? LastAt { get; set; }

    public static int Compare(Delivery a, Delivery b)
    {
        var byTime = Nullable.Compare(a.Due, b.Due);
        return byTime != 0 ? byTime : (a.Place, a.Number).CompareTo((b.Place, b.Number));
    }
}

/// <summary>How an event sets out.</summary>
internal sealed record Sending
{
    public static readonly Sending Usual = new();

    public bool Withheld { get; init; }
    public bool Early { get; init; }
    public int Times { get; init; } = 1;

    /// <summary>By how many places each delivery leaves the order; null where the order is kept.</summary>
    public Func<double>? Shift { get; init; }
}
