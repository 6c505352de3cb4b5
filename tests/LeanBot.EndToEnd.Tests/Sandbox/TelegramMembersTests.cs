using System.Text.Json.Nodes;

namespace LeanBot.EndToEnd.Tests.Sandbox;

public sealed class TelegramMembersTests
{
    [Fact]
    public void A_join_request_lets_the_bot_write_and_approving_it_lets_the_person_in()
    {
        var world = new SomeWorld();
        world.Updates(allowed: ["chat_member", "chat_join_request"]);
        Assert.Equal("asked", Join(world, Link(world, ("creates_join_request", true))));

        var asked = Assert.Single(world.Updates())!["chat_join_request"]!;
        Assert.Equal(SomeWorld.Ann, (long)asked["user_chat_id"]!);
        world.Bot("sendMessage", new JsonObject { ["chat_id"] = SomeWorld.Ann, ["text"] = "one moment" });
        world.Bot("approveChatJoinRequest", Of(SomeWorld.Ann));

        Assert.Equal("member", Status(world));
        var change = world.Updates().Last()!["chat_member"]!;
        Assert.True((bool)change["via_join_request"]!);
        Assert.NotNull(change["invite_link"]!["invite_link"]);
        Assert.Equal("Bad Request: USER_ALREADY_PARTICIPANT", world.Refusal(
            "approveChatJoinRequest", Of(SomeWorld.Ann)));
        Assert.Equal("Forbidden: bot can't initiate conversation with a user",
            world.Refusal("sendMessage", new JsonObject { ["chat_id"] = SomeWorld.Ann, ["text"] = "hi" }));
    }

    [Fact]
    public void A_request_opens_the_chat_for_five_minutes_only()
    {
        var world = new SomeWorld();
        Join(world, Link(world, ("creates_join_request", true)));
        world.Now = world.Now.AddMinutes(5);

        Assert.StartsWith("Forbidden", world.Refusal("sendMessage",
            new JsonObject { ["chat_id"] = SomeWorld.Ann, ["text"] = "hi" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_who_did_not_ask_is_approved()
    {
        var world = new SomeWorld();
        world.AnnWrites("/start");

        Assert.Equal("Bad Request: HIDE_REQUESTER_MISSING", world.Refusal(
            "approveChatJoinRequest", Of(SomeWorld.Ann)));
        Assert.Equal("Bad Request: PARTICIPANT_ID_INVALID", world.Refusal(
            "approveChatJoinRequest", Of(SomeWorld.Boss)));
    }

    [Fact]
    public void Unban_removes_a_member_unless_it_is_only_for_the_banned()
    {
        var world = new SomeWorld();
        Join(world, Link(world));
        var onlyIfBanned = Of(SomeWorld.Ann);
        onlyIfBanned["only_if_banned"] = true;

        world.Bot("unbanChatMember", onlyIfBanned);
        Assert.Equal("member", Status(world));
        world.Bot("unbanChatMember", Of(SomeWorld.Ann));

        Assert.Equal("left", Status(world));
    }

    [Fact]
    public void A_banned_person_stays_out_until_the_ban_is_lifted()
    {
        var world = new SomeWorld();
        var link = Link(world);
        Join(world, link);
        world.Bot("banChatMember", Of(SomeWorld.Ann));
        Assert.Equal("kicked", Status(world));
        world.Refused($"chats/{SomeWorld.Channel}/join", Opening(link), 403);

        world.Bot("unbanChatMember", Of(SomeWorld.Ann));

        Assert.Equal("joined", Join(world, link));
    }

    [Fact]
    public void A_ban_with_an_end_ends()
    {
        var world = new SomeWorld();
        Join(world, Link(world));
        var ban = Of(SomeWorld.Ann);
        ban["until_date"] = world.Now.AddHours(1).ToUnixTimeSeconds();
        world.Bot("banChatMember", ban);

        world.Now = world.Now.AddHours(2);

        Assert.Equal("left", Status(world));
    }

    [Fact]
    public void A_link_counts_members_and_a_leaver_frees_the_place()
    {
        var world = new SomeWorld();
        var link = Link(world, ("member_limit", 1));
        Join(world, link);
        var second = new JsonObject { ["from"] = SomeWorld.Boss, ["inviteLink"] = link };
        world.Refused($"chats/{SomeWorld.Channel}/join", second, 409);

        world.Act($"chats/{SomeWorld.Channel}/leave", new JsonObject { ["from"] = SomeWorld.Ann });

        world.Act($"chats/{SomeWorld.Channel}/join", second);
    }

    [Fact]
    public void An_expired_or_revoked_link_leads_nowhere()
    {
        var world = new SomeWorld();
        var expires = Link(world, ("expire_date", world.Now.AddMinutes(1).ToUnixTimeSeconds()));
        var revoked = Link(world);
        world.Bot("revokeChatInviteLink",
            new JsonObject { ["chat_id"] = SomeWorld.Channel, ["invite_link"] = revoked });

        world.Refused($"chats/{SomeWorld.Channel}/join", Opening(revoked), 409);
        world.Now = world.Now.AddMinutes(1);
        world.Refused($"chats/{SomeWorld.Channel}/join", Opening(expires), 409);
    }

    [Fact]
    public void Links_that_the_real_one_refuses_are_refused()
    {
        var world = new SomeWorld();

        var both = Of(0);
        (both["member_limit"], both["creates_join_request"]) = (1, true);
        Assert.StartsWith("Bad Request: member limit can't be specified",
            world.Refusal("createChatInviteLink", both), StringComparison.Ordinal);
        var longName = Of(0);
        longName["name"] = new string('n', 33);
        Assert.StartsWith("Bad Request: invite link name",
            world.Refusal("createChatInviteLink", longName), StringComparison.Ordinal);
    }

    [Fact]
    public void The_owner_and_the_administrators_cannot_be_removed()
    {
        var world = new SomeWorld();
        var admins = world.Bot(
            "getChatAdministrators", new JsonObject { ["chat_id"] = SomeWorld.Channel })!.AsArray();
        var owner = (long)admins.Single(a => (string)a!["status"]! == "creator")!["user"]!["id"]!;

        Assert.Equal("Bad Request: can't remove chat owner", world.Refusal("banChatMember", Of(owner)));
        Assert.Equal(
            2, (int)world.Bot("getChatMemberCount", new JsonObject { ["chat_id"] = SomeWorld.Channel })!);
    }

    [Fact]
    public void A_bot_without_rights_is_told_so()
    {
        var world = new SomeWorld();
        Join(world, Link(world));
        world.Act($"chats/{SomeWorld.Channel}/rights",
            new JsonObject { ["bot"] = "user", ["canInviteUsers"] = false, ["canRestrictMembers"] = false });

        Assert.StartsWith("Bad Request: not enough rights", world.Refusal(
            "unbanChatMember", Of(SomeWorld.Ann)), StringComparison.Ordinal);
        Assert.StartsWith("Bad Request: not enough rights", world.Refusal(
            "createChatInviteLink", Of(0)), StringComparison.Ordinal);
        Assert.False(
            (bool)world.Updates().Last()!["my_chat_member"]!["new_chat_member"]!["can_invite_users"]!);
    }

    [Fact]
    public void The_admin_bot_is_not_in_the_channel()
    {
        var world = new SomeWorld();

        Assert.Equal("Forbidden: bot is not a member of the channel chat",
            world.Refusal("getChatMember", Of(SomeWorld.Ann), SomeWorld.AdminToken));
        Assert.Equal("Bad Request: chat not found",
            world.Refusal(
                "getChat", new JsonObject { ["chat_id"] = SomeWorld.Channel }, SomeWorld.AdminToken));
    }

    [Fact]
    public void In_a_supergroup_the_bot_sees_who_came()
    {
        var world = new SomeWorld();
        var link = (string)world.Bot(
            "createChatInviteLink", new JsonObject { ["chat_id"] = SomeWorld.Group })!["invite_link"]!;

        world.Act($"chats/{SomeWorld.Group}/join", Opening(link));

        Assert.Equal(
            SomeWorld.Ann, (long)Assert.Single(world.Updates())!["message"]!["new_chat_members"]![0]!["id"]!);
    }

    private static string Link(SomeWorld world, params (string Name, JsonNode Value)[] with)
    {
        var parameters = new JsonObject { ["chat_id"] = SomeWorld.Channel };
        foreach (var (name, value) in with)
            parameters[name] = value;
        return (string)world.Bot("createChatInviteLink", parameters)!["invite_link"]!;
    }

    private static JsonObject Opening(string link) =>
        new() { ["from"] = SomeWorld.Ann, ["inviteLink"] = link };

    private static string Join(SomeWorld world, string link) =>
        (string)world.Act($"chats/{SomeWorld.Channel}/join", Opening(link))["status"]!;

    private static JsonObject Of(long user) => new() { ["chat_id"] = SomeWorld.Channel, ["user_id"] = user };

    private static string Status(SomeWorld world) =>
        (string)world.Bot("getChatMember", Of(SomeWorld.Ann))!["status"]!;
}
