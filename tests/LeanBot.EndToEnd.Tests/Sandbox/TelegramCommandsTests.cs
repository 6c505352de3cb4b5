using System.Text.Json.Nodes;

namespace LeanBot.EndToEnd.Tests.Sandbox;

public sealed class TelegramCommandsTests
{
    [Fact]
    public void A_person_sees_the_list_of_the_narrowest_scope_and_of_their_language_first()
    {
        var world = new SomeWorld();
        var olena = Person(world, "uk");
        world.AnnWrites("/start");

        Set(world, "default", "a");
        Assert.Equal(("a", "a"), Seen());
        Set(world, "default", "b", language: "uk");
        Assert.Equal(("a", "b"), Seen());
        Set(world, "all_private_chats", "c");
        Assert.Equal(("c", "c"), Seen());
        Set(world, "all_private_chats", "d", language: "uk");
        Assert.Equal(("c", "d"), Seen());
        Set(world, "chat", "e", SomeWorld.Ann);
        Assert.Equal(("e", "d"), Seen());
        world.Bot("deleteMyCommands", Scope("chat", SomeWorld.Ann));
        Assert.Equal(("c", "d"), Seen());

        (string Ann, string Olena) Seen() => (First(world, SomeWorld.Ann), First(world, olena));
    }

    [Fact]
    public void A_list_is_kept_by_scope_and_language_and_given_back()
    {
        var world = new SomeWorld();
        Set(world, "all_private_chats", "help", language: "uk");

        var asked = Scope("all_private_chats");
        Assert.Empty(world.Bot("getMyCommands", asked)!.AsArray());
        asked["language_code"] = "uk";
        Assert.Equal("help", (string)world.Bot("getMyCommands", asked)![0]!["command"]!);
        world.Restart();
        Assert.Equal("help", (string)world.Bot("getMyCommands", asked)![0]!["command"]!);
    }

    [Theory]
    [InlineData("Help", "words", "default", "", "Bad Request: BOT_COMMAND_INVALID")]
    [InlineData("a-b", "words", "default", "", "Bad Request: BOT_COMMAND_INVALID")]
    [InlineData("help", "", "default", "", "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")]
    [InlineData("help", "words", "everybody", "",
        "Bad Request: can't parse BotCommandScope: Unsupported type specified")]
    [InlineData("help", "words", "default", "ukr", "Bad Request: invalid language code specified")]
    [InlineData("help", "words", "chat", "", "Bad Request: chat not found")]
    public void What_Telegram_refuses_is_refused(
        string command, string description, string scope, string language, string problem)
    {
        var world = new SomeWorld();
        var request = Scope(scope, SomeWorld.Boss);
        request["commands"] = new JsonArray(Command(command, description));
        request["language_code"] = language;

        Assert.Equal(problem, world.Refusal("setMyCommands", request));
    }

    [Fact]
    public void The_link_of_a_folder_asks_for_every_channel_that_the_person_is_not_in()
    {
        var world = new SomeWorld();
        var folder = new JsonObject { ["from"] = SomeWorld.Ann, ["inviteLink"] = "https://t.me/addlist/AbC" };

        Assert.Equal("asked", (string)world.Act("chats/any/join", folder)["status"]!);

        var asked = world.Updates().Select(update => update!["chat_join_request"]!).ToArray();
        Assert.Equal(3, asked.Length);
        foreach (var request in asked)
        {
            world.Bot("approveChatJoinRequest", new JsonObject
            {
                ["chat_id"] = (long)request["chat"]!["id"]!,
                ["user_id"] = SomeWorld.Ann,
            });
        }

        Assert.Equal(
            "already", (string)world.Act("chats/any/join", folder.DeepClone().AsObject())["status"]!);
    }

    private static string First(SomeWorld world, long person) =>
        (string)world.Look($"chats/{SomeWorld.UserBot}/commands?for={person}")[0]!["command"]!;

    private static long Person(SomeWorld world, string language) =>
        (long)world.Act("people", new JsonObject { ["name"] = "Olena", ["language"] = language })["id"]!;

    private static void Set(
        SomeWorld world, string scope, string command, long? chat = null, string language = "")
    {
        var request = Scope(scope, chat);
        request["commands"] = new JsonArray(Command(command, "words"));
        request["language_code"] = language;
        world.Bot("setMyCommands", request);
    }

    private static JsonObject Command(string name, string description) =>
        new() { ["command"] = name, ["description"] = description };

    private static JsonObject Scope(string type, long? chat = null)
    {
        var scope = new JsonObject { ["type"] = type };
        if (chat is not null) scope["chat_id"] = chat;
        return new JsonObject { ["scope"] = scope };
    }
}
