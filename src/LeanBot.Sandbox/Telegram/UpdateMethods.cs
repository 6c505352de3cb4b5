using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

/// <summary>getUpdates with its offset rules, and the webhook setting that forbids it.</summary>
internal sealed class UpdateMethods
{
    private const int LimitMax = 100;
    private const int TimeoutSecondsMax = 50;

    private const string WebhookActive =
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

    public const string Terminated =
        "terminated by other getUpdates request; make sure that only one bot instance is running";

    public const string TerminatedByWebhook = "terminated by setWebhook request";

    public static readonly string[] Names =
    [
        "message", "edited_message", "channel_post", "edited_channel_post", "business_connection",
        "business_message", "edited_business_message", "deleted_business_messages", "guest_message",
        "message_reaction", "message_reaction_count", "inline_query", "chosen_inline_result",
        "callback_query",
        "shipping_query", "pre_checkout_query", "purchased_paid_media", "poll", "poll_answer",
        "my_chat_member",
        "chat_member", "chat_join_request", "chat_boost", "removed_chat_boost", "managed_bot",
    ];

    /// <summary>
    /// The polls held open at the moment, by bot; the transport's business, so never journaled.
    /// </summary>
    private readonly Dictionary<long, long> _open = [];

    private readonly Dictionary<long, string> _terminatedBy = [];
    /// <summary>Where each bot said last that it wants to go on; a matter of the moment too.</summary>
    private readonly Dictionary<long, long> _offsets = [];

    private long _polls;

    public (JsonArray Updates, bool Changed, LongPoll? Poll) Get(TelegramCall call)
    {
        var bot = call.Bot;
        if (bot.WebhookUrl.Length > 0)
            throw TelegramError.Conflict(WebhookActive);
        _terminatedBy[bot.Id] = Terminated;
        _open.Remove(bot.Id);
        var offset = call.Number("offset") ?? 0;
        _offsets[bot.Id] = offset;
        var changed = bot.Forget(call.Now) | SetAllowed(call) | Confirm(bot, offset);
        var limit = call.Number("limit") is { } given and >= 1 and <= LimitMax ? (int)given : LimitMax;
        var updates = Shown(bot, offset, limit);
        var timeout = (int)Math.Clamp(call.Number("timeout") ?? 0, 0, TimeoutSecondsMax);
        if (updates.Count > 0 || timeout == 0)
            return (updates, changed, null);
        _open[bot.Id] = ++_polls;
        return (updates, changed, new LongPoll(bot.Id, _polls, offset, limit, timeout));
    }

    /// <summary>
    /// The updates for a held poll, null while there are none; throws when another took its place.
    /// </summary>
    public JsonArray? Continue(Bot bot, LongPoll poll, DateTimeOffset now)
    {
        if (_open.GetValueOrDefault(bot.Id) != poll.Number)
            throw TelegramError.Conflict(_terminatedBy.GetValueOrDefault(bot.Id, Terminated));
        bot.Forget(now);
        var updates = Shown(bot, poll.Offset, poll.Limit);
        return updates.Count > 0 ? updates : null;
    }

    public void Close(LongPoll poll)
    {
        if (_open.GetValueOrDefault(poll.Bot) == poll.Number)
            _open.Remove(poll.Bot);
    }

    public bool IsOpen(long bot) => _open.ContainsKey(bot);

    /// <summary>There is something for a bot from where it last wanted to go on.</summary>
    public bool Waits(Bot bot) =>
        bot.Queue.Exists(update => IsFrom(_offsets.GetValueOrDefault(bot.Id), update));

    public JsonNode SetWebhook(TelegramCall call)
    {
        var url = call.Text("url") ?? "";
        if (url.Length > 0 && !url.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            throw TelegramError.BadRequest("bad webhook: An HTTPS URL must be provided for webhook");
        SetAllowed(call);
        if (call.Flag("drop_pending_updates"))
            call.Bot.Queue.Clear();
        call.Bot.WebhookUrl = url;
        if (url.Length > 0 && _open.Remove(call.Bot.Id))
            _terminatedBy[call.Bot.Id] = TerminatedByWebhook;
        return true;
    }

    public static JsonNode DeleteWebhook(TelegramCall call)
    {
        if (call.Flag("drop_pending_updates"))
            call.Bot.Queue.Clear();
        call.Bot.WebhookUrl = "";
        return true;
    }

    public static JsonNode WebhookInfo(TelegramCall call)
    {
        var info = new JsonObject
        {
            ["url"] = call.Bot.WebhookUrl,
            ["has_custom_certificate"] = false,
            ["pending_update_count"] = call.Bot.Queue.Count,
        };
        if (call.Bot.AllowedUpdates is { } allowed)
            info["allowed_updates"] = new JsonArray([.. allowed.Select(name => (JsonNode)name)]);
        return info;
    }

    /// <summary>An offset that no update has come near yet confirms nothing.</summary>
    private static bool Confirm(Bot bot, long offset) => offset switch
    {
        > 0 when offset <= bot.NextUpdateId => ConfirmBelow(bot, offset),
        < 0 => ForgetAllBut(bot, -offset),
        _ => false,
    };

    private static bool ConfirmBelow(Bot bot, long offset)
    {
        var changed = false;
        for (var at = bot.Queue.Count - 1; at >= 0; at--)
        {
            var update = bot.Queue[at];
            if (update.Id >= offset)
                continue;
            changed = true;
            if (update.Twice)
                bot.Queue[at] = update with { Twice = false, Again = true };
            else
                bot.Queue.RemoveAt(at);
        }

        return changed;
    }

    private static bool IsFrom(long offset, Update update) =>
        offset <= 0 || update.Id >= offset || update.Again;

    private static bool ForgetAllBut(Bot bot, long kept)
    {
        var dropped = (int)Math.Max(0, bot.Queue.Count - kept);
        bot.Queue.RemoveRange(0, dropped);
        return dropped > 0;
    }

    private static bool SetAllowed(TelegramCall call)
    {
        if (call.Json("allowed_updates") is not JsonArray given)
            return false;
        var known = given.Select(name => (string?)name ?? "").Where(Names.Contains).Distinct().ToList();
        var before = call.Bot.AllowedUpdates;
        call.Bot.AllowedUpdates = known.Count == 0 ? null : known;
        return !(before ?? []).SequenceEqual(call.Bot.AllowedUpdates ?? []);
    }

    private static JsonArray Shown(Bot bot, long offset, int limit)
    {
        var shown = new JsonArray();
        var all = bot.Queue.Where(update => IsFrom(offset, update))
            .SelectMany(update => Enumerable.Repeat(update, update.Twice ? 2 : 1));
        foreach (var update in all.Take(limit))
        {
            shown.Add((JsonNode)new JsonObject
            {
                ["update_id"] = update.Id,
                [update.Kind] = update.Body.DeepClone(),
            });
        }

        return shown;
    }
}
