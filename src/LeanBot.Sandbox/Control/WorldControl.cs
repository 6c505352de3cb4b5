using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe;
using LeanBot.Sandbox.Telegram;

namespace LeanBot.Sandbox.Control;

/// <summary>The world as a whole: who is in it and what it has received.</summary>
internal sealed class WorldControl(TelegramState telegram, StripeState stripe, RequestLog log)
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
        ["channels"] = new JsonArray([.. telegram.Channels.Values
            .Where(channel => channel.MigratedTo is null).Select(Show)]),
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
        return log.Show(service, call.Limit);
    }

    private static JsonNode Show(Channel channel) => new JsonObject
    {
        ["id"] = channel.Id,
        ["title"] = channel.Title,
        ["type"] = channel.Type,
    };

    private static JsonNode Show(Person person) => new JsonObject
    {
        ["id"] = person.Id,
        ["name"] = person.Name,
        ["username"] = person.Username,
        ["admin"] = person.Admin,
    };
}
