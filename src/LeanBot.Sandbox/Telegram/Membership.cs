using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

/// <summary>Moves people in and out of chats and tells the bots.</summary>
internal sealed class Membership(TelegramState state)
{
    public void Change(
        Channel channel, long user, Member after, long by, DateTimeOffset now, bool viaRequest = false)
    {
        var before = Show(state, channel, user, now);
        var wasIn = channel.Holds(user);
        var link = wasIn ? null : channel.Links.Find(link => link.Url == after.Link);
        channel.Members[user] = after;
        if (wasIn != channel.Holds(user))
            Note(channel, user, by, now);
        Tell(channel, user, by, now, before, (link, viaRequest));
    }

    public static JsonObject Show(TelegramState state, Channel channel, long user, DateTimeOffset now)
    {
        var status = channel.StatusOf(user, now);
        var shown = new JsonObject { ["user"] = state.UserOf(user), ["status"] = status };
        switch (status)
        {
            case "creator":
                shown["is_anonymous"] = false;
                break;
            case "administrator":
                AddRights(shown, channel, channel.Members[user]);
                break;
            case "kicked":
                shown["until_date"] = channel.Members[user].Until?.ToUnixTimeSeconds() ?? 0;
                break;
        }

        return shown;
    }

    private void Tell(
        Channel channel, long user, long by, DateTimeOffset now, JsonObject before,
        (InviteLink? Link, bool ViaRequest) how)
    {
        var body = new JsonObject
        {
            ["chat"] = channel.Chat(),
            ["from"] = state.UserOf(by),
            ["date"] = now.ToUnixTimeSeconds(),
            ["old_chat_member"] = before,
            ["new_chat_member"] = Show(state, channel, user, now),
        };
        if (JsonNode.DeepEquals(body["old_chat_member"], body["new_chat_member"]))
            return;
        if (how.Link is not null)
            body["invite_link"] = InviteLinkMethods.Show(state, channel, how.Link);
        if (how.ViaRequest)
            body["via_join_request"] = true;
        if (state.BotBy(user) is { } self)
            self.Enqueue(now, "my_chat_member", body.DeepClone().AsObject());
        foreach (var bot in state.Bots.Where(bot => bot.Id != user && channel.Leads(bot.Id)))
            bot.Enqueue(now, "chat_member", body.DeepClone().AsObject());
    }

    /// <summary>In a group everyone sees who came and went.</summary>
    private void Note(Channel channel, long user, long by, DateTimeOffset now)
    {
        if (channel.Type == "channel")
            return;
        var inside = channel.Holds(user);
        var service = inside
            ? new JsonObject { ["new_chat_members"] = new JsonArray(state.UserOf(user)) }
            : new JsonObject { ["left_chat_member"] = state.UserOf(user) };
        var message = channel.Add(new Message { From = by, Date = now, Service = service });
        foreach (var bot in state.Bots.Where(bot => bot.Id != by && channel.Holds(bot.Id)))
            bot.Enqueue(now, "message", new ChatTarget(channel, null, channel).Show(state, message));
    }

    private static void AddRights(JsonObject shown, Channel channel, Member member)
    {
        shown["can_be_edited"] = false;
        shown["can_manage_chat"] = true;
        shown["can_change_info"] = false;
        shown["can_delete_messages"] = true;
        shown["can_invite_users"] = member.CanInvite;
        shown["can_restrict_members"] = member.CanRestrict;
        shown["can_promote_members"] = false;
        shown["can_manage_video_chats"] = false;
        shown["can_post_stories"] = false;
        shown["can_edit_stories"] = false;
        shown["can_delete_stories"] = false;
        if (channel.Type == "channel")
            (shown["can_post_messages"], shown["can_edit_messages"]) = (true, true);
        else
            (shown["can_pin_messages"], shown["can_manage_topics"]) = (true, false);
        shown["is_anonymous"] = false;
    }
}
