using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

internal sealed class MemberMethods(TelegramState state, Membership membership)
{
    private static readonly TimeSpan ShortestBan = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestBan = TimeSpan.FromDays(366);

    public JsonNode Approve(TelegramCall call)
    {
        var (channel, user, request) = Asked(call);
        channel.Requests.Remove(user);
        MayNoLongerWrite(user);
        membership.Change(
            channel, user, new Member("member") { Link = request.Link }, call.Bot.Id, call.Now, true);
        return true;
    }

    public JsonNode Decline(TelegramCall call)
    {
        var (channel, user, _) = Asked(call);
        channel.Requests.Remove(user);
        MayNoLongerWrite(user);
        return true;
    }

    public JsonNode Ban(TelegramCall call)
    {
        var (channel, user) = Restrictable(call);
        var until = DateTimeOffset.FromUnixTimeSeconds(call.Number("until_date") ?? 0);
        var forever = until < call.Now + ShortestBan || until > call.Now + LongestBan;
        channel.Requests.Remove(user);
        membership.Change(
            channel, user, new Member("kicked") { Until = forever ? null : until }, call.Bot.Id, call.Now);
        return true;
    }

    public JsonNode Unban(TelegramCall call)
    {
        var (channel, user) = Restrictable(call);
        if (channel.Type == "group")
            throw TelegramError.BadRequest("method is available for supergroup and channel chats only");
        var status = channel.StatusOf(user, call.Now);
        if (status == "kicked" || status == "member" && !call.Flag("only_if_banned"))
            membership.Change(channel, user, new Member("left"), call.Bot.Id, call.Now);
        return true;
    }

    public JsonNode Get(TelegramCall call)
    {
        var channel = ChatTarget.ChannelOf(state, call);
        if (call.Number("user_id") is { } user && state.BotBy(user) is null && !state.People.ContainsKey(user))
            throw TelegramError.BadRequest("member not found");
        if (call.Number("user_id") != call.Bot.Id)
            CheckSeesMembers(channel, call);
        return Membership.Show(state, channel, Known(call), call.Now);
    }

    public JsonNode Administrators(TelegramCall call)
    {
        var channel = ChatTarget.ChannelOf(state, call);
        CheckSeesMembers(channel, call);
        var bots = call.Flag("return_bots");
        var shown = new JsonArray();
        foreach (var (user, member) in channel.Members)
        {
            var listed = user == call.Bot.Id || bots || state.BotBy(user) is null;
            if (member.Status is "creator" or "administrator" && listed)
                shown.Add((JsonNode)Membership.Show(state, channel, user, call.Now));
        }

        return shown;
    }

    public JsonNode Count(TelegramCall call)
    {
        var channel = ChatTarget.ChannelOf(state, call);
        return channel.Members.Keys.Count(channel.Holds);
    }

    public JsonNode Chat(TelegramCall call)
    {
        var target = ChatTarget.Of(state, call);
        var seen = target.Channel?.Members.ContainsKey(call.Bot.Id) ?? state.Knows(call.Bot, target.Id);
        if (!seen)
            throw TelegramError.BadRequest("chat not found");
        if (target.Channel is { } channel)
            ChatTarget.CheckInside(channel, call);
        var chat = target.Chat();
        chat["accent_color_id"] = 0;
        chat["max_reaction_count"] = 11;
        chat["accepted_gift_types"] = new JsonObject
        {
            ["unlimited_gifts"] = false,
            ["limited_gifts"] = false,
            ["unique_gifts"] = false,
            ["premium_subscription"] = false,
            ["gifts_from_channels"] = false,
        };
        var primary = target.Channel?.Links.FindLast(link => link.Primary && !link.Revoked);
        if (primary is not null)
            chat["invite_link"] = primary.Url;
        return chat;
    }

    public JsonNode Leave(TelegramCall call)
    {
        var channel = ChatTarget.ChannelOf(state, call);
        membership.Change(channel, call.Bot.Id, new Member("left"), call.Bot.Id, call.Now);
        return true;
    }

    private (Channel Channel, long User, JoinRequest Request) Asked(TelegramCall call)
    {
        var channel = ChatTarget.ChannelOf(state, call);
        if (!channel.Leads(call.Bot.Id))
            throw AdminRequired();
        if (!channel.MayInvite(call.Bot.Id))
            throw TelegramError.BadRequest("not enough rights to manage chat join requests");
        var user = Known(call);
        if (channel.Holds(user))
            throw TelegramError.BadRequest("USER_ALREADY_PARTICIPANT");
        return channel.Requests.TryGetValue(user, out var request)
            ? (channel, user, request)
            : throw TelegramError.BadRequest("HIDE_REQUESTER_MISSING");
    }

    private (Channel Channel, long User) Restrictable(TelegramCall call)
    {
        var channel = ChatTarget.ChannelOf(state, call);
        if (!channel.MayRestrict(call.Bot.Id))
            throw TelegramError.BadRequest("not enough rights to restrict/unrestrict chat member");
        var user = Known(call);
        if (user == call.Bot.Id)
            throw TelegramError.BadRequest("can't restrict self");
        return channel.StatusOf(user, call.Now) switch
        {
            "creator" => throw TelegramError.BadRequest("can't remove chat owner"),
            "administrator" => throw TelegramError.BadRequest("user is an administrator of the chat"),
            _ => (channel, user),
        };
    }

    /// <summary>Who is in a channel is for its administrators only.</summary>
    private static void CheckSeesMembers(Channel channel, TelegramCall call)
    {
        if (channel.Type == "channel" && !channel.Leads(call.Bot.Id))
            throw AdminRequired();
    }

    private static TelegramError AdminRequired() => TelegramError.BadRequest("CHAT_ADMIN_REQUIRED");

    private long Known(TelegramCall call)
    {
        if (call.Number("user_id") is not { } user)
            throw TelegramError.BadRequest("invalid user_id specified");
        var exists = state.People.ContainsKey(user) || state.BotBy(user) is not null;
        return exists && state.Knows(call.Bot, user)
            ? user
            : throw TelegramError.BadRequest("PARTICIPANT_ID_INVALID");
    }

    private void MayNoLongerWrite(long user)
    {
        foreach (var bot in state.Bots)
        {
            if (bot.Chats.TryGetValue(user, out var chat))
                chat.MayWriteUntil = null;
        }
    }
}
