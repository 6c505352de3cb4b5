using System.Globalization;
using System.Text.Json.Nodes;
using LeanBot.Sandbox;

namespace LeanBot.EndToEnd.Tests.Sandbox;

/// <summary>A world without HTTP: requests at moments that the test chooses.</summary>
internal sealed class SomeWorld
{
    public const string UserToken = "7100000001:AAuserbot";
    public const string AdminToken = "7100000002:AAadminbot";
    public const string Key = "sk_test_main";
    public const long Ann = 5_100_000_001;
    public const long Boss = 5_100_000_002;
    public const long Channel = -1_002_000_000_001;
    public const long Group = -1_002_000_000_002;
    public const long BasicGroup = -4_001;
    public const long Owner = 5_000_000_001;

    public static readonly SandboxSettings Settings = new()
    {
        UserBot = new SandboxBot(7_100_000_001, "club_bot", UserToken),
        AdminBot = new SandboxBot(7_100_000_002, "club_admin_bot", AdminToken),
        Channels =
        [
            new SandboxChannel(Channel, "The channel"),
            new SandboxChannel(Group, "The group") { Type = "supergroup" },
            new SandboxChannel(BasicGroup, "The basic group") { Type = "group" },
        ],
        People = [new SandboxPerson(Ann, "Ann", "ann"), new SandboxPerson(Boss, "Boss", Admin: true)],
        StripeAccounts =
        [
            new SandboxStripeAccount("main", Key, "whsec_main"),
            new SandboxStripeAccount("second", "sk_live_second", "whsec_second"),
        ],
    };

    public SomeWorld(DateTimeOffset? at = null) =>
        Now = at ?? new DateTimeOffset(2026, 1, 10, 12, 0, 0, TimeSpan.Zero);

    public World World { get; private set; } = new(Settings);

    public DateTimeOffset Now { get; set; }

    /// <summary>What a replay needs: the requests that changed something, and when.</summary>
    public List<(Request Request, DateTimeOffset At)> Journal { get; } = [];

    public static long UserBot => Settings.UserBot.Id;

    public Response Send(Request request)
    {
        var response = World.Handle(request, Now);
        if (response.Changed)
            Journal.Add((request, Now));
        return response;
    }

    public void Restart()
    {
        World = new World(Settings);
        foreach (var (request, at) in Journal)
            World.Handle(request, at);
    }

    public Response Call(string method, JsonObject? parameters = null, string token = UserToken) =>
        Send(new Request("POST", $"/bot{token}/{method}")
        {
            ContentType = "application/json",
            Body = parameters?.ToJsonString() ?? "",
        });

    public JsonNode? Bot(string method, JsonObject? parameters = null, string token = UserToken)
    {
        var answer = JsonNode.Parse(Call(method, parameters, token).Body)!;
        Assert.True((bool)answer["ok"]!, answer.ToJsonString());
        return answer["result"];
    }

    public string Refusal(string method, JsonObject? parameters = null, string token = UserToken)
    {
        var answer = JsonNode.Parse(Call(method, parameters, token).Body)!;
        Assert.False((bool)answer["ok"]!, answer.ToJsonString());
        return (string)answer["description"]!;
    }

    public JsonArray Updates(long offset = 0, string[]? allowed = null)
    {
        var parameters = new JsonObject { ["offset"] = offset };
        if (allowed is not null)
            parameters["allowed_updates"] = new JsonArray([.. allowed.Select(name => (JsonNode)name)]);
        return Bot("getUpdates", parameters)!.AsArray();
    }

    public Response StripeCall(string method, string path, string form = "", string? idempotencyKey = null) =>
        Send(new Request(method, path)
        {
            Authorization = "Bearer " + Key,
            Query = method == "GET" ? form : "",
            Body = method == "GET" ? "" : form,
            ContentType = "application/x-www-form-urlencoded",
            IdempotencyKey = idempotencyKey,
        });

    public JsonObject Stripe(string method, string path, string form = "")
    {
        var response = StripeCall(method, path, form);
        Assert.True(response.Status == 200, response.Body);
        return JsonNode.Parse(response.Body)!.AsObject();
    }

    public JsonObject StripeRefusal(string method, string path, string form = "")
    {
        var response = StripeCall(method, path, form);
        Assert.NotEqual(200, response.Status);
        return JsonNode.Parse(response.Body)!["error"]!.AsObject();
    }

    public JsonNode Act(string path, JsonObject body)
    {
        var response = Send(new Request("POST", "/sandbox/" + path) { Body = body.ToJsonString() });
        Assert.True(response.Status == 200, response.Body);
        return JsonNode.Parse(response.Body)!;
    }

    public string Refused(string path, JsonObject body, int status)
    {
        var response = Send(new Request("POST", "/sandbox/" + path) { Body = body.ToJsonString() });
        Assert.True(response.Status == status, $"{response.Status} {response.Body}");
        return (string)JsonNode.Parse(response.Body)!["error"]!;
    }

    public JsonNode Look(string path)
    {
        var (way, query) = path.Split('?') is [var first, var second] ? (first, second) : (path, "");
        var response = Send(new Request("GET", "/sandbox/" + way) { Query = query });
        Assert.True(response.Status == 200, response.Body);
        return JsonNode.Parse(response.Body)!;
    }

    /// <summary>Something is to go wrong.</summary>
    public JsonNode Fault(string json) => Act("faults", JsonNode.Parse(json)!.AsObject());

    /// <summary>Tries every delivery that is due now; the events in the order of their arrival.</summary>
    public List<JsonObject> Deliver(int status = 200)
    {
        World.SendStripeEventsTo("main", new Uri("http://127.0.0.1:1/hook"));
        var arrived = new List<JsonObject>();
        while (World.NextDelivery("main", Now) is { } delivery)
        {
            arrived.Add(JsonNode.Parse(delivery.Body)!.AsObject());
            World.Delivered("main", delivery.Number, status, Now);
        }

        return arrived;
    }

    public void AnnWrites(string text) =>
        Act($"chats/{UserBot}/messages", new JsonObject { ["from"] = Ann, ["text"] = text });

    /// <summary>A monthly price of ten euros on a payment link that carries Ann's id.</summary>
    public JsonObject Link(string more = "", string interval = "month")
    {
        var price = Stripe("POST", "/v1/prices",
            $"currency=eur&unit_amount=1000&recurring[interval]={interval}&product_data[name]=Gold");
        return Stripe("POST", "/v1/payment_links",
            $"line_items[0][price]={price["id"]}&line_items[0][quantity]=1&metadata[order_id]=o1"
            + $"&subscription_data[metadata][telegram_id]={Ann}{more}");
    }

    public JsonNode Pay(JsonNode url, string card = "4242424242424242", bool authenticate = false) =>
        Act("pay",
        new JsonObject
        {
            ["url"] = (string)url!,
            ["card"] = card,
            ["authenticate"] = authenticate,
            ["email"] = "ann@example.com",
        });

    public JsonObject Subscription()
    {
        var id = (string)Stripe("GET", "/v1/subscriptions", "status=all")["data"]![0]!["id"]!;
        return Stripe("GET", $"/v1/subscriptions/{id}");
    }

    /// <summary>Types of all events since an event, oldest first.</summary>
    public List<string> Events(int skip = 0) =>
        [.. Look("stripe/events?account=main").AsArray().Select(
            made => (string)made!["type"]!).Reverse().Skip(skip)];

    public JsonObject LastEvent(string type) =>
        Stripe("GET", "/v1/events", $"type={type}&limit=1")["data"]![0]!.AsObject();

    public static string Day(JsonNode? seconds) =>
        DateTimeOffset.FromUnixTimeSeconds((long)seconds!).ToString(
            "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
