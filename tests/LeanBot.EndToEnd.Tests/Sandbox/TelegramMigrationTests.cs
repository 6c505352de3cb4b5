using System.Text.Json.Nodes;

namespace LeanBot.EndToEnd.Tests.Sandbox;

public sealed class TelegramMigrationTests
{
    [Theory]
    [InlineData(SomeWorld.BasicGroup, "group", "supergroup")]
    [InlineData(SomeWorld.Group, "supergroup", "supergroup")]
    [InlineData(SomeWorld.Channel, "channel", "channel")]
    public void An_upgraded_chat_goes_on_under_another_id(long old, string type, string newType)
    {
        var world = new SomeWorld();
        world.Bot("setMyCommands", Commands(old));
        var link = (string)world.Bot("createChatInviteLink", Chat(old))!["invite_link"]!;
        world.Act($"chats/{old}/add", new JsonObject { ["by"] = SomeWorld.Owner, ["who"] = SomeWorld.Ann });

        var made = (long)world.Act($"chats/{old}/migrate", [])["id"]!;

        Assert.StartsWith("-100", $"{made}", StringComparison.Ordinal);
        var told = world.Updates().TakeLast(2).Select(update => update!["message"]!).ToList();
        Assert.Equal((old, made), ((long)told[0]["chat"]!["id"]!, (long)told[0]["migrate_to_chat_id"]!));
        Assert.Equal((made, old), ((long)told[1]["chat"]!["id"]!, (long)told[1]["migrate_from_chat_id"]!));
        Assert.Equal(type, (string)told[0]["chat"]!["type"]!);
        Assert.Equal(newType, (string)told[1]["chat"]!["type"]!);
        Assert.NotNull(told[0]["from"]);
        Assert.Equal("member", (string)world.Bot("getChatMember", Member(made))!["status"]!);
        Assert.Equal("administrator", (string)world.Bot("getChatMember",
            new JsonObject { ["chat_id"] = made, ["user_id"] = SomeWorld.UserBot })!["status"]!);
        world.Act($"chats/{made}/join", new JsonObject { ["from"] = SomeWorld.Boss, ["inviteLink"] = link });
        Assert.DoesNotContain(old, Listed(world));
        Assert.Contains(made, Listed(world));
        Assert.Contains($"{made}", world.Refused($"chats/{old}/migrate", [], 410), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sendMessage")]
    [InlineData("getChat")]
    [InlineData("getChatMember")]
    [InlineData("getChatMemberCount")]
    [InlineData("getChatAdministrators")]
    [InlineData("createChatInviteLink")]
    [InlineData("approveChatJoinRequest")]
    [InlineData("declineChatJoinRequest")]
    [InlineData("banChatMember")]
    [InlineData("unbanChatMember")]
    [InlineData("deleteMessage")]
    [InlineData("leaveChat")]
    public void Every_call_for_the_old_id_names_the_new_one(string method)
    {
        var world = new SomeWorld();
        var made = (long)world.Act($"chats/{SomeWorld.BasicGroup}/migrate", [])["id"]!;
        var asked = Member(SomeWorld.BasicGroup);
        asked["text"] = "x";

        var answer = JsonNode.Parse(world.Call(method, asked).Body)!;

        Assert.Equal(400, (int)answer["error_code"]!);
        Assert.Equal(
            "Bad Request: group chat was upgraded to a supergroup chat", (string)answer["description"]!);
        Assert.Equal(made, (long)answer["parameters"]!["migrate_to_chat_id"]!);
    }

    [Fact]
    public void A_basic_group_bans_but_knows_no_unban()
    {
        var world = new SomeWorld();
        world.Act($"chats/{SomeWorld.BasicGroup}/add",
            new JsonObject { ["by"] = SomeWorld.Owner, ["who"] = SomeWorld.Ann });
        world.Bot("banChatMember", Member(SomeWorld.BasicGroup));

        Assert.Equal("Bad Request: method is available for supergroup and channel chats only",
            world.Refusal("unbanChatMember", Member(SomeWorld.BasicGroup)));
        Assert.Equal(
            "kicked", (string)world.Bot("getChatMember", Member(SomeWorld.BasicGroup))!["status"]!);
    }

    private static JsonObject Chat(long chat) => new() { ["chat_id"] = chat };

    private static JsonObject Member(long chat) => new() { ["chat_id"] = chat, ["user_id"] = SomeWorld.Ann };

    private static JsonObject Commands(long chat) => new()
    {
        ["commands"] = new JsonArray(new JsonObject { ["command"] = "start", ["description"] = "Begin" }),
        ["scope"] = new JsonObject { ["type"] = "chat", ["chat_id"] = chat },
    };

    private static List<long> Listed(SomeWorld world) =>
        [.. world.Look("world")["channels"]!.AsArray().Select(channel => (long)channel!["id"]!)];
}
