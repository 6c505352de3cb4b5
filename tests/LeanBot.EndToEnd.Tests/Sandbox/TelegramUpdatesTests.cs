using System.Text.Json.Nodes;
using LeanBot.Sandbox;

namespace LeanBot.EndToEnd.Tests.Sandbox;

public sealed class TelegramUpdatesTests
{
    private const string Keys = "{\"inline_keyboard\":[[{\"text\":\"x\",\"callback_data\":\"1\"}]]}";

    [Fact]
    public void An_offset_confirms_everything_below_it_and_nothing_else()
    {
        var world = new SomeWorld();
        world.AnnWrites("/start");
        world.AnnWrites("two");
        var first = world.Updates();
        Assert.Equal(2, first.Count);
        Assert.Equal(2, world.Updates().Count);

        var second = world.Updates((long)first[0]!["update_id"]! + 1);

        Assert.Equal("two", (string)Assert.Single(second)!["message"]!["text"]!);
        Assert.Equal("bot_command", (string)first[0]!["message"]!["entities"]![0]!["type"]!);
    }

    [Fact]
    public void A_negative_offset_counts_from_the_end_and_forgets_the_rest()
    {
        var world = new SomeWorld();
        foreach (var text in (string[])["one", "two", "three"])
            world.AnnWrites(text);

        Assert.Equal("three", (string)Assert.Single(world.Updates(-1))!["message"]!["text"]!);
        Assert.Single(world.Updates());
    }

    [Fact]
    public void A_second_poller_ends_the_first_with_409()
    {
        var world = new SomeWorld();
        var poll = new JsonObject { ["timeout"] = 30 };
        var first = world.Call("getUpdates", poll).Poll!;
        var second = world.Call("getUpdates", poll).Poll!;

        var ended = world.World.Continue(first, world.Now, timedOut: false)!;

        Assert.Equal(409, ended.Status);
        Assert.Contains("terminated by other getUpdates request", ended.Body, StringComparison.Ordinal);
        Assert.Null(world.World.Continue(second, world.Now, timedOut: false));
        world.AnnWrites("hello");
        Assert.Contains("hello", world.World.Continue(
            second, world.Now, timedOut: false)!.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_webhook_forbids_polling_until_it_is_deleted()
    {
        var world = new SomeWorld();
        world.Bot("setWebhook", new JsonObject { ["url"] = "https://example.com/hook" });
        Assert.StartsWith("Conflict: can't use getUpdates method while webhook is active",
            world.Refusal("getUpdates"), StringComparison.Ordinal);

        world.Bot("deleteWebhook");

        Assert.Empty(world.Updates());
    }

    [Fact]
    public void Updates_are_kept_for_a_day_only()
    {
        var world = new SomeWorld();
        world.AnnWrites("old");
        world.Now = world.Now.AddHours(12);
        world.AnnWrites("new");
        world.Now = world.Now.AddHours(13);

        Assert.Equal("new", (string)Assert.Single(world.Updates())!["message"]!["text"]!);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Member_changes_come_only_to_those_who_asked_for_them(bool asked)
    {
        var world = new SomeWorld();
        world.Updates(allowed: asked ? ["chat_member", "message"] : []);
        var link = world.Bot("createChatInviteLink", new JsonObject { ["chat_id"] = SomeWorld.Channel })!;

        world.Act($"chats/{SomeWorld.Channel}/join",
            new JsonObject { ["from"] = SomeWorld.Ann, ["inviteLink"] = (string)link["invite_link"]! });

        Assert.Equal(asked ? 1 : 0, world.Updates().Count(update => update!["chat_member"] is not null));
    }

    [Theory]
    [InlineData("/bot123/getMe", 401, "Unauthorized: invalid token specified")]
    [InlineData("/bot123:wrong/getMe", 401, "Unauthorized")]
    [InlineData("/bot" + SomeWorld.UserToken + "/noSuchMethod", 404, "Not Found: method not found")]
    [InlineData("/bot" + SomeWorld.UserToken, 404, "Not Found")]
    [InlineData("/file/bot" + SomeWorld.UserToken + "/photos/1.jpg", 404, "Not Found")]
    public void What_does_not_exist_is_refused_as_the_real_one_does(
        string path, int status, string description)
    {
        var response = new SomeWorld().Send(new Request("GET", path));

        Assert.Equal(status, response.Status);
        Assert.Equal(description, (string)JsonNode.Parse(response.Body)!["description"]!);
    }

    [Theory]
    [InlineData("application/json",
        "{\"chat_id\":5100000001,\"text\":\"a b\",\"reply_markup\":" + Keys + "}")]
    [InlineData("application/x-www-form-urlencoded", "chat_id=5100000001&text=a+b&reply_markup=" + Keys)]
    [InlineData("multipart/form-data; boundary=B",
        "--B\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n5100000001\r\n"
        + "--B\r\nContent-Disposition: form-data; name=text\r\n\r\na b\r\n"
        + "--B\r\nContent-Disposition: form-data; name=\"reply_markup\"\r\n\r\n" + Keys + "\r\n--B--\r\n")]
    public void A_message_may_come_in_any_encoding_and_any_case(string type, string body)
    {
        var world = new SomeWorld();
        world.AnnWrites("/start");

        var response = world.Send(new Request("POST", $"/bot{SomeWorld.UserToken}/SENDmessage")
        {
            ContentType = type,
            Body = body,
        });

        var message = JsonNode.Parse(response.Body)!["result"]!;
        Assert.Equal("a b", (string)message["text"]!);
        Assert.Equal("x", (string)message["reply_markup"]!["inline_keyboard"]![0]![0]!["text"]!);
    }
}
