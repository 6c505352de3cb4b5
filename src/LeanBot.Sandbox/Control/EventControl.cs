using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe;

namespace LeanBot.Sandbox.Control;

/// <summary>Stripe's events and their deliveries: shown, sent again, let go.</summary>
internal sealed class EventControl(StripeState state)
{
    private const int EventsShown = 200;

    /// <summary>Sends the same event once more, however long ago it was.</summary>
    public JsonNode Resend(ControlCall call)
    {
        foreach (var account in state.Accounts)
        {
            if (account.Objects.Find("event", call.Id) is not { } made)
                continue;
            account.Deliveries.Add(made, DeliveryQueue.Main, call.Now, Sending.Usual);
            return new JsonObject { ["id"] = made.Id(), ["type"] = made.Text("type") };
        }

        throw Act.NotFound($"there is no event {call.Id} in any Stripe account");
    }

    /// <summary>Delivers what was withheld; a fault that withholds goes on with what comes after.</summary>
    public JsonNode Release(ControlCall call)
    {
        var (types, order) = (call.Texts("types"), call.Text("order") ?? "asIs");
        var released = new JsonArray();
        foreach (var account in state.Accounts.Where(a => (call.Text("account") ?? a.Name) == a.Name))
        {
            var withheld = account.Deliveries.All.Where(delivery => delivery.Withheld
                && Trouble.Fits(types, account.Objects.Find(delivery.Event)!.Text("type")!)).ToList();
            var arranged = Arranged(withheld, order, account.Troubles);
            account.Deliveries.Release(arranged, call.Now);
            foreach (var delivery in arranged)
                released.Add((JsonNode)delivery.Event);
        }

        return new JsonObject { ["released"] = released };
    }

    public JsonNode Events(ControlCall call)
    {
        var shown = new JsonArray();
        foreach (var account in state.Accounts.Where(a => (call.Query("account") ?? a.Name) == a.Name))
        {
            var deliveries = account.Deliveries.All.ToLookup(delivery => delivery.Event);
            foreach (var made in account.Objects.All("event").Reverse().Take(EventsShown))
                shown.Add((JsonNode)Show(account, made, deliveries[made.Id()]));
        }

        return shown;
    }

    private static List<Delivery> Arranged(List<Delivery> withheld, string order, Troubles chance) =>
        order switch
        {
            "asIs" => withheld,
            "reversed" => [.. withheld.AsEnumerable().Reverse()],
            "shuffled" => [.. withheld.Select(delivery => (delivery, Place: chance.Draw())).ToList()
                .OrderBy(pair => pair.Place).Select(pair => pair.delivery)],
            _ => throw Act.Wrong(
                $"\"order\" is \"{order}\": expected \"asIs\", \"reversed\" or \"shuffled\""),
        };

    private static JsonObject Show(StripeAccount account, JsonObject made, IEnumerable<Delivery> deliveries)
    {
        return new JsonObject
        {
            ["id"] = made.Id(),
            ["account"] = account.Name,
            ["type"] = made.Text("type"),
            ["at"] = Wire.Moment(made.Moment("created")!.Value),
            ["object"] = (string?)made["data"]!["object"]!["id"],
            ["deliveries"] = new JsonArray([.. deliveries.Select(Show)]),
        };
    }

    private static JsonNode Show(Delivery delivery) => new JsonObject
    {
        ["endpoint"] = delivery.Endpoint,
        ["state"] = delivery switch
        {
            { Delivered: true } => "delivered",
            { Withheld: true } => "withheld",
            { Due: null } => "given up",
            _ => "waiting",
        },
        ["attempts"] = delivery.Attempts,
        ["status"] = delivery.LastStatus,
        ["next"] = delivery.Due is { } due ? Wire.Moment(due) : null,
    };
}
