using System.Text.Json.Nodes;

namespace LeanBot.EndToEnd.Tests.Sandbox;

public sealed class TelegramRightsTests
{
    private const long Nobody = 4_999_999_999;

    [Fact]
    public void A_member_is_shown_as_the_real_one_shows_it()
    {
        var world = new SomeWorld();
        Assert.Equal("Bad Request: PARTICIPANT_ID_INVALID", world.Refusal("getChatMember", Of(SomeWorld.Ann)));
        Assert.Equal("Bad Request: member not found", world.Refusal("getChatMember", Of(Nobody)));
        Add(world, SomeWorld.Ann);
        Assert.Equal("member", Status(world));

        world.Bot("banChatMember", Of(SomeWorld.Ann));

        var banned = world.Bot("getChatMember", Of(SomeWorld.Ann))!;
        Assert.Equal(("kicked", 0L), ((string)banned["status"]!, (long)banned["until_date"]!));
    }

    [Fact]
    public void Administrators_come_without_other_bots_unless_they_are_asked_for()
    {
        var world = new SomeWorld();
        Add(world, SomeWorld.Ann);
        Act(world, "administrators", ("who", SomeWorld.Ann), ("administrator", true));
        Act(world, "rights", ("bot", "admin"), ("administrator", true));

        Assert.Equal([SomeWorld.Owner, SomeWorld.Ann, SomeWorld.UserBot], Administrators(world, false));
        Assert.Equal(4, Administrators(world, true).Count);
        Assert.Equal(4, (int)world.Bot("getChatMemberCount", Of(0))!);
        Assert.Equal("channel", (string)world.Bot("getChat", Of(0))!["type"]!);
    }

    [Fact]
    public void Rights_are_taken_one_by_one_and_given_back()
    {
        var world = new SomeWorld();
        Add(world, SomeWorld.Ann);

        Act(world, "rights", ("canRestrictMembers", false));

        Assert.Equal("Bad Request: not enough rights to restrict/unrestrict chat member",
            world.Refusal("unbanChatMember", Of(SomeWorld.Ann)));
        world.Bot("createChatInviteLink", Of(0));
        var change = world.Updates().Last()!["my_chat_member"]!;
        Assert.True((bool)change["old_chat_member"]!["can_restrict_members"]!);
        Assert.False((bool)change["new_chat_member"]!["can_restrict_members"]!);
        Assert.Equal(SomeWorld.Owner, (long)change["from"]!["id"]!);
        Act(world, "rights", ("canRestrictMembers", true));
        world.Bot("unbanChatMember", Of(SomeWorld.Ann));
    }

    [Fact]
    public void A_bot_that_is_no_administrator_any_more_is_told_so()
    {
        var world = new SomeWorld();
        world.Updates(allowed: ["chat_member", "my_chat_member", "chat_join_request"]);
        Add(world, SomeWorld.Ann);
        var link = world.Bot("createChatInviteLink", Asking())!["invite_link"]!;
        Ask(world, SomeWorld.Boss, link);

        Act(world, "rights", ("administrator", false));

        Assert.Equal("Bad Request: CHAT_ADMIN_REQUIRED", world.Refusal(
            "approveChatJoinRequest", Of(SomeWorld.Boss)));
        Assert.Equal("Bad Request: CHAT_ADMIN_REQUIRED", world.Refusal("getChatMember", Of(SomeWorld.Ann)));
        Assert.Equal("Bad Request: need administrator rights in the channel chat",
            world.Refusal("sendMessage", new JsonObject { ["chat_id"] = SomeWorld.Channel, ["text"] = "x" }));
        Assert.Equal("Bad Request: not enough rights to manage chat invite link",
            world.Refusal("createChatInviteLink", Of(0)));
        var change = world.Updates().Last()!["my_chat_member"]!;
        Assert.Equal("member", (string)change["new_chat_member"]!["status"]!);
        var known = world.Updates().Count;
        Act(world, "leave", ("from", SomeWorld.Ann));
        Assert.Equal(known, world.Updates().Count);
        Assert.Contains("no administrator", world.Refused($"chats/{SomeWorld.Channel}/rights",
            new JsonObject { ["canInviteUsers"] = true }, 409), StringComparison.Ordinal);
        Act(world, "rights", ("administrator", true));
        world.Bot("approveChatJoinRequest", Of(SomeWorld.Boss));
    }

    [Fact]
    public void A_bot_that_was_thrown_out_is_told_so_until_it_is_back()
    {
        var world = new SomeWorld();

        Act(world, "rights", ("removed", true));

        const string Kicked = "Forbidden: bot was kicked from the channel chat";
        Assert.Equal(Kicked, world.Refusal("getChatMember", Of(SomeWorld.Owner)));
        Assert.Equal(Kicked, world.Refusal("getChat", Of(0)));
        Assert.Equal(Kicked, world.Refusal("createChatInviteLink", Of(0)));
        Assert.Equal(Kicked, world.Refusal("sendMessage",
            new JsonObject { ["chat_id"] = SomeWorld.Channel, ["text"] = "x" }));
        Assert.Equal(
            "kicked", (string)world.Updates().Last()!["my_chat_member"]!["new_chat_member"]!["status"]!);
        Act(world, "rights", ("removed", false));
        Assert.Equal("administrator", (string)world.Bot("getChatMember", Of(SomeWorld.UserBot))!["status"]!);
    }

    [Fact]
    public void A_bot_that_left_is_no_member()
    {
        var world = new SomeWorld();
        world.Bot("leaveChat", Of(0));

        Assert.Equal(
            "Forbidden: bot is not a member of the channel chat", world.Refusal("getChatMemberCount", Of(0)));
        Assert.Equal(
            "left", (string)world.Updates().Last()!["my_chat_member"]!["new_chat_member"]!["status"]!);
    }

    [Fact]
    public void An_administrator_cannot_be_removed_until_they_are_one_no_more()
    {
        var world = new SomeWorld();
        world.Updates(allowed: ["chat_member"]);
        Add(world, SomeWorld.Ann);

        Act(world, "administrators", ("who", SomeWorld.Ann), ("administrator", true));

        Assert.Equal("Bad Request: user is an administrator of the chat",
            world.Refusal("unbanChatMember", Of(SomeWorld.Ann)));
        Assert.Equal("Bad Request: can't remove chat owner", world.Refusal(
            "unbanChatMember", Of(SomeWorld.Owner)));
        var change = world.Updates().Last()!["chat_member"]!;
        Assert.Equal("member", (string)change["old_chat_member"]!["status"]!);
        Assert.Equal("administrator", (string)change["new_chat_member"]!["status"]!);
        Act(world, "administrators", ("who", SomeWorld.Ann), ("administrator", false));
        world.Bot("unbanChatMember", Of(SomeWorld.Ann));
        Assert.Equal("left", Status(world));
    }

    [Fact]
    public void An_administrator_lets_in_and_bans_by_hand()
    {
        var world = new SomeWorld();
        world.Updates(allowed: ["chat_member"]);
        Add(world, SomeWorld.Boss);
        JsonObject ByBoss() => new() { ["by"] = SomeWorld.Boss, ["who"] = SomeWorld.Ann };
        world.Refused($"chats/{SomeWorld.Channel}/add", ByBoss(), 403);
        Act(world, "administrators", ("who", SomeWorld.Boss), ("administrator", true));

        world.Act($"chats/{SomeWorld.Channel}/add", ByBoss());
        var came = world.Updates().Last()!["chat_member"]!;
        world.Act($"chats/{SomeWorld.Channel}/ban", ByBoss());
        var banned = world.Updates().Last()!["chat_member"]!;
        world.Act($"chats/{SomeWorld.Channel}/unban", ByBoss());
        var freed = world.Updates().Last()!["chat_member"]!;

        Assert.Equal(["member", "kicked", "left"],
            ((JsonNode[])[came, banned, freed]).Select(c => (string)c["new_chat_member"]!["status"]!));
        Assert.All((JsonNode[])[came, banned, freed],
            change => Assert.Equal(SomeWorld.Boss, (long)change["from"]!["id"]!));
        world.Refused($"chats/{SomeWorld.Channel}/unban", ByBoss(), 409);
        var owner = new JsonObject { ["by"] = SomeWorld.Boss, ["who"] = SomeWorld.Owner };
        world.Refused($"chats/{SomeWorld.Channel}/ban", owner, 409);
    }

    [Fact]
    public void A_request_to_join_may_wait_longer_than_its_update_lives()
    {
        var world = new SomeWorld();
        Ask(world, SomeWorld.Ann, world.Bot("createChatInviteLink", Asking())!["invite_link"]!);

        world.Now = world.Now.AddDays(3);

        Assert.Empty(world.Updates());
        world.Bot("approveChatJoinRequest", Of(SomeWorld.Ann));
        Assert.Equal("member", Status(world));
    }

    private static void Add(SomeWorld world, long person) =>
        Act(world, "add", ("by", SomeWorld.Owner), ("who", person));

    private static void Ask(SomeWorld world, long person, JsonNode link) =>
        Act(world, "join", ("from", person), ("inviteLink", link.DeepClone()));

    private static void Act(SomeWorld world, string what, params (string Name, JsonNode Value)[] with) =>
        world.Act($"chats/{SomeWorld.Channel}/{what}",
            new JsonObject(with.Select(pair => KeyValuePair.Create(pair.Name, (JsonNode?)pair.Value))));

    private static JsonObject Of(long user) => new() { ["chat_id"] = SomeWorld.Channel, ["user_id"] = user };

    private static JsonObject Asking() =>
        new() { ["chat_id"] = SomeWorld.Channel, ["creates_join_request"] = true };

    private static string Status(SomeWorld world) =>
        (string)world.Bot("getChatMember", Of(SomeWorld.Ann))!["status"]!;

    private static List<long> Administrators(SomeWorld world, bool bots)
    {
        var parameters = new JsonObject { ["chat_id"] = SomeWorld.Channel, ["return_bots"] = bots };
        return [.. world.Bot("getChatAdministrators", parameters)!.AsArray().Select(
            found => (long)found!["user"]!["id"]!)];
    }
}
