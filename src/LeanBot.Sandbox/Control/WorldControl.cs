using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe;
using LeanBot.Sandbox.Telegram;

namespace LeanBot.Sandbox.Control;

/// <summary>The world as a whole: who is in it, what it has received, what is to go wrong.</summary>
internal sealed class WorldControl(TelegramState telegram, StripeState stripe, Faults faults, RequestLog log)
{
    private static readonly string[] Services = ["telegram", "stripe", "google", "cryptocloud"];

    public JsonNode Show(ControlCall call) => new JsonObject
    {
        ["bots"] = new JsonArray([.. telegram.Bots.Select(bot => (JsonNode)new JsonObject
        {
            ["role"] = bot.Role,
            ["id"] = bot.Id,
            ["username"] = bot.Username,
            ["token"] = bot.Token,
        })]),
        ["channels"] = new JsonArray([.. telegram.Channels.Values.Select(channel => (JsonNode)new JsonObject
        {
            ["id"] = channel.Id,
            ["title"] = channel.Title,
            ["type"] = channel.Type,
        })]),
        ["people"] = new JsonArray([.. telegram.People.Values.Where(person => !person.Owner).Select(Show)]),
        ["stripe"] = new JsonArray([.. stripe.Accounts.Select(account => (JsonNode)new JsonObject
        {
            ["account"] = account.Name,
            ["key"] = account.Key,
        })]),
        ["sheet"] = new JsonObject { ["id"] = null },
        ["now"] = Wire.Moment(call.Now),
    };

    public static JsonNode Clock(ControlCall call) => new JsonObject { ["now"] = Wire.Moment(call.Now) };

    public static JsonNode Emails() => new JsonArray();

    public static JsonNode Sheet(ControlCall call) =>
        throw Act.NotFound($"there is no sheet {call.Id}: this sandbox has no Google Sheets yet");

    public JsonNode Requests(ControlCall call)
    {
        var service = call.Query("service");
        if (service is not null && !Services.Contains(service))
            throw Act.Wrong($"\"service\" is \"{service}\": expected one of {string.Join(", ", Services)}");
        var limit = call.Query("limit") is { } text ? ControlCall.Number(text, "\"limit\"") : int.MaxValue;
        return log.Show(service, (int)Math.Clamp(limit, 0, int.MaxValue));
    }

    public JsonNode Faults() =>
        new JsonArray([.. faults.Waiting.Select(fault => (JsonNode)fault.Show())]);

    public JsonNode AddFault(ControlCall call)
    {
        var service = call.Needed("service", "\"telegram\" or \"stripe\"");
        if (service is not ("telegram" or "stripe"))
            throw Act.Wrong($"\"service\" is \"{service}\": expected \"telegram\" or \"stripe\"");
        var after = call.Flag("after");
        var status = after ? call.Number("status") ?? 500 : call.NeededNumber(
            "status", "an HTTP status such as 500");
        if (status is < 400 or > 599)
            throw Act.Wrong($"\"status\" is {status}: expected 400 to 599");
        var count = call.Number("count") ?? 1;
        if (count is < 1 or > 1_000_000)
            throw Act.Wrong($"\"count\" is {count}: expected 1 or more");
        var fault = new Fault(
            service, call.Text("method"), (int)status, (int?)call.Number("retryAfter"), (int)count, after)
        {
            Description = call.Text("description"),
        };
        faults.Waiting.Add(fault);
        return fault.Show();
    }

    public JsonNode ClearFaults()
    {
        var cleared = faults.Waiting.Count;
        faults.Waiting.Clear();
        return new JsonObject { ["cleared"] = cleared };
    }

    private static JsonNode Show(Person person) => new JsonObject
    {
        ["id"] = person.Id,
        ["name"] = person.Name,
        ["username"] = person.Username,
        ["admin"] = person.Admin,
    };
}
