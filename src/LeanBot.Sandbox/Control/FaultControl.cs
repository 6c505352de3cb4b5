using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe;
using LeanBot.Sandbox.Telegram;

namespace LeanBot.Sandbox.Control;

/// <summary>What is to go wrong: with calls, with Telegram's updates, with Stripe's events.</summary>
internal sealed class FaultControl(Faults faults, TelegramState telegram, StripeState stripe)
{
    private const int CountMax = 1_000_000;
    private const int TimesMax = 20;
    private const double DelaySecondsMax = 120;

    /// <summary>Telegram counts anew from a number far below the last one.</summary>
    private const int RestartsLowerBy = 7;

    private static readonly string[] UpdateModes = ["lost", "duplicated", "reordered", "restarted"];

    private static readonly string[] EventModes =
        ["withheld", "shuffled", "duplicated", "cloned", "never", "early"];

    public JsonNode Show() => new JsonArray([
        .. faults.Waiting.Select(fault => (JsonNode)fault.Show()),
        .. faults.Updates.Waiting.Select(trouble => (JsonNode)trouble.Show()),
        .. faults.Events.Waiting.Select(trouble => (JsonNode)trouble.Show()),
    ]);

    public JsonNode Add(ControlCall call)
    {
        var service = call.Needed("service", "\"telegram\" or \"stripe\"");
        OneOf("service", service, "telegram", "stripe");
        if (call.Has("updates") && service != "telegram")
            throw Act.Wrong("\"updates\" are Telegram's: expected \"service\": \"telegram\"");
        if (call.Has("events") && service != "stripe")
            throw Act.Wrong("\"events\" are Stripe's: expected \"service\": \"stripe\"");
        return call.Has("updates") ? AddToUpdates(call)
            : call.Has("events") ? AddToEvents(call)
            : AddToCalls(call, service);
    }

    /// <summary>What was withheld stays so until it is released; what was held back comes.</summary>
    public JsonNode Clear()
    {
        foreach (var bot in telegram.Bots)
            bot.Release();
        return new JsonObject { ["cleared"] = faults.Clear() };
    }

    private JsonObject AddToCalls(ControlCall call, string service)
    {
        var silent = call.Flag("silent") || call.Flag("after");
        var delay = call.Fraction("delaySeconds") ?? 0;
        if (delay is < 0 or > DelaySecondsMax)
            throw Act.Wrong($"\"delaySeconds\" is {delay}: expected 0 to {DelaySecondsMax}");
        var status = silent || delay > 0
            ? call.Number("status")
            : call.NeededNumber("status", "an HTTP status such as 500, or \"silent\" or \"delaySeconds\"");
        if (status is < 400 or > 599)
            throw Act.Wrong($"\"status\" is {status}: expected 400 to 599");
        foreach (var name in (string[])["chat", "parameters"])
        {
            if (service == "stripe" && call.Has(name))
                throw Act.Wrong($"\"{name}\" is for Telegram's calls only");
        }

        var fault = new Fault(service, call.Text("method"))
        {
            Status = (int?)status,
            RetryAfter = (int?)call.Number("retryAfter"),
            Count = Count(call) ?? 1,
            Silent = silent,
            Executed = call.Flag("executed", otherwise: true),
            Chat = call.Text("chat"),
            DelaySeconds = delay,
            Description = call.Text("description"),
            Parameters = call.Object("parameters"),
        };
        faults.Waiting.Add(fault);
        return fault.Show();
    }

    private JsonObject AddToUpdates(ControlCall call)
    {
        var mode = call.Needed("updates", string.Join(", ", UpdateModes));
        OneOf("updates", mode, UpdateModes);
        var bot = call.Text("bot");
        OneOf("bot", bot, [.. telegram.Bots.Select(known => known.Role)]);
        if (mode == "restarted")
            return Restart(bot);
        var kinds = call.Texts("kind");
        foreach (var kind in kinds)
            OneOf("kind", kind, UpdateMethods.Names);
        var count = Count(call);
        if (mode == "reordered")
        {
            if (call.Has("share"))
                throw Act.Wrong("\"share\" does not fit \"reordered\": say by \"count\" how many change places");
            if (count == 1)
                throw Act.Wrong("\"count\" is 1: expected 2 or more, one alone can't change places");
            (count, bot) = (count ?? 2, bot ?? "user");
        }

        return Kept(faults.Updates, new Trouble("telegram", mode)
        {
            Names = kinds,
            Whose = bot,
            Left = count,
            Share = Share(call),
        });
    }

    /// <summary>Nothing is kept of it: it is done at once.</summary>
    private JsonObject Restart(string? role)
    {
        var bots = telegram.Bots.Where(bot => (role ?? bot.Role) == bot.Role).ToList();
        if (bots.Find(bot => bot.Queue.Count > 0) is { } waiting)
        {
            throw Act.Impossible(
                $"{waiting.Queue.Count} updates wait for @{waiting.Username}: ids begin again only after a "
                + "silence, so let the bot fetch and confirm them first");
        }

        foreach (var bot in bots)
            bot.NextUpdateId = bot.NextUpdateId / RestartsLowerBy + 1;
        return new JsonObject { ["service"] = "telegram", ["updates"] = "restarted", ["bot"] = role };
    }

    private JsonObject AddToEvents(ControlCall call)
    {
        var mode = call.Needed("events", string.Join(", ", EventModes));
        OneOf("events", mode, EventModes);
        var account = call.Text("account");
        OneOf("account", account, [.. stripe.Accounts.Select(known => known.Name)]);
        var times = call.Number("times") ?? 2;
        if (times is < 2 or > TimesMax)
            throw Act.Wrong($"\"times\" is {times}: expected 2 to {TimesMax}");
        return Kept(faults.Events, new Trouble("stripe", mode)
        {
            Names = call.Texts("types"),
            Whose = account,
            Left = Count(call),
            Share = Share(call),
            Times = (int)times,
        });
    }

    private static JsonObject Kept(Troubles troubles, Trouble made)
    {
        troubles.Waiting.Add(made);
        return made.Show();
    }

    private static int? Count(ControlCall call)
    {
        var count = call.Number("count");
        return count is < 1 or > CountMax
            ? throw Act.Wrong($"\"count\" is {count}: expected 1 to {CountMax}")
            : (int?)count;
    }

    private static double Share(ControlCall call)
    {
        var share = call.Fraction("share") ?? 1;
        return share is >= 0 and <= 1
            ? share
            : throw Act.Wrong($"\"share\" is {share}: expected a part from 0 to 1, such as 0.2");
    }

    private static void OneOf(string name, string? value, params string[] expected)
    {
        if (value is not null && !expected.Contains(value))
        {
            throw Act.Wrong($"\"{name}\" is \"{value}\": expected "
                + string.Join(" or ", expected.Select(one => $"\"{one}\"")));
        }
    }
}
