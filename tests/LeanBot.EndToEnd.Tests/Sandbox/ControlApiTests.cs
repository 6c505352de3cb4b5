using System.Text.Json.Nodes;
using LeanBot.Sandbox;

namespace LeanBot.EndToEnd.Tests.Sandbox;

public sealed class ControlApiTests
{
    [Fact]
    public void The_world_has_the_shape_of_the_contract()
    {
        var world = new SomeWorld();
        var id = (long)world.Act(
            "people", new JsonObject { ["name"] = "New", ["username"] = "newbie" })["id"]!;

        var shown = world.Look("world");

        Assert.True(id > 5_000_000_000);
        Assert.Equal(["user", "admin"], shown["bots"]!.AsArray().Select(bot => (string)bot!["role"]!));
        Assert.Equal(SomeWorld.UserToken, (string)shown["bots"]![0]!["token"]!);
        Assert.Equal(
            [SomeWorld.Group, SomeWorld.Channel, SomeWorld.BasicGroup],
            shown["channels"]!.AsArray().Select(c => (long)c!["id"]!));
        var person = shown["people"]!.AsArray().Single(person => (long)person!["id"]! == id)!;
        Assert.Equal("newbie", (string)person["username"]!);
        Assert.Equal(
            ["main", "second"], shown["stripe"]!.AsArray().Select(account => (string)account!["account"]!));
        Assert.Null(shown["sheet"]!["id"]);
        Assert.Equal("2026-01-10T12:00:00.000Z", (string)shown["now"]!);
    }

    [Theory]
    [InlineData("people", "{}", 400, "\"name\" is missing")]
    [InlineData("people", "[1]", 400, "not a JSON object")]
    [InlineData("chats/1/messages", """{"from":5100000001,"text":"x"}""", 404, "there is no chat 1")]
    [InlineData("chats/x/messages", """{"from":5100000001,"text":"x"}""", 400, "expected a whole number")]
    [InlineData("chats/7100000001/messages", """{"from":1,"text":"x"}""", 404, "there is no person 1")]
    [InlineData("chats/7100000001/press", """{"from":5100000001,"messageId":9,"button":"x"}""", 404,
        "there is no message 9")]
    [InlineData(
        "pay", """{"url":"http://x/buy/no","card":"4242424242424242"}""", 404, "nothing can be paid at")]
    [InlineData("pay", """{"url":"http://x/buy/no","card":"1"}""", 400, "expected one of 4242424242424242")]
    [InlineData("faults", """{"service":"smtp","status":500}""", 400, "expected \"telegram\" or \"stripe\"")]
    [InlineData("stripe/cards", """{"customer":"cus_no","card":"4242424242424242"}""", 404,
        "there is no customer cus_no")]
    [InlineData("stripe/refunds", "{}", 400, "expected \"invoice\"")]
    [InlineData("nowhere", "{}", 404, "GET /sandbox/world")]
    [InlineData("world", "{}", 405, "takes GET")]
    public void Bad_input_is_told_what_is_wrong(string path, string body, int status, string part)
    {
        var response = new SomeWorld().Send(new Request("POST", "/sandbox/" + path) { Body = body });

        Assert.Equal(status, response.Status);
        Assert.Contains(part, (string)JsonNode.Parse(response.Body)!["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Someone_outside_sees_nothing_of_a_channel()
    {
        var world = new SomeWorld();

        var response = world.Send(new Request("GET", $"/sandbox/chats/{SomeWorld.Channel}/messages")
        {
            Query = $"for={SomeWorld.Ann}",
        });

        Assert.Equal(403, response.Status);
    }

    [Fact]
    public void Only_the_newest_messages_are_shown_where_there_is_a_limit()
    {
        var world = new SomeWorld();
        foreach (var text in (string[])["one", "two", "three"]) world.AnnWrites(text);

        var shown = world.Look($"chats/{SomeWorld.UserBot}/messages?for={SomeWorld.Ann}&limit=2").AsArray();

        Assert.Equal(["two", "three"], shown.Select(message => (string)message!["text"]!));
    }

    [Fact]
    public void No_more_requests_are_kept_than_are_wanted()
    {
        var world = new World(SomeWorld.Settings with { RequestsKept = 0 });
        var now = new SomeWorld().Now;
        world.Handle(new Request("POST", $"/bot{SomeWorld.UserToken}/getMe"), now);

        Assert.Equal("[]", world.Handle(new Request("GET", "/sandbox/requests"), now).Body);
    }

    [Fact]
    public void A_button_is_pressed_by_its_label_and_the_others_are_named_when_there_is_none()
    {
        var world = new SomeWorld();
        world.AnnWrites("/start");
        world.Bot("sendMessage", new JsonObject
        {
            ["chat_id"] = SomeWorld.Ann,
            ["text"] = "?",
            ["reply_markup"] = new JsonObject
            {
                ["inline_keyboard"] = new JsonArray(new JsonArray(
                    new JsonObject { ["text"] = "Yes", ["callback_data"] = "y" },
                    new JsonObject { ["text"] = "Site", ["url"] = "https://example.com" })),
            },
        });
        JsonObject Press(string button) =>
            new() { ["from"] = SomeWorld.Ann, ["messageId"] = 2, ["button"] = button };
        var press = $"chats/{SomeWorld.UserBot}/press";

        Assert.Contains(
            "\"Yes\", \"Site\"", world.Refused(press, Press("No"), 404), StringComparison.Ordinal);
        Assert.Contains("open its url", world.Refused(press, Press("Site"), 409), StringComparison.Ordinal);
        Assert.False((bool)world.Act(press, Press("Yes"))["answered"]!);
        var buttons = world.Look(
            $"chats/{SomeWorld.UserBot}/messages?for={SomeWorld.Ann}")[1]!["buttons"]![0]!;
        Assert.Equal([("Yes", "callback", null), ("Site", "url", "https://example.com")],
            buttons.AsArray().Select(button =>
                ((string)button!["label"]!, (string)button["kind"]!, (string?)button["url"])));
    }

    [Fact]
    public void Customers_are_listed_with_the_telegram_id_of_their_subscription()
    {
        var world = new SomeWorld();
        world.Pay(world.Link()["url"]!);

        var customer = Assert.Single(world.Look("stripe/customers").AsArray())!;

        Assert.Equal($"{SomeWorld.Ann}", (string)customer["telegram_id"]!);
        Assert.Equal("active", (string)customer["subscriptions"]![0]!["status"]!);
    }

    [Fact]
    public void A_replay_of_what_changed_gives_the_same_world()
    {
        var world = new SomeWorld();
        world.AnnWrites("/start");
        world.Updates();
        world.Bot("sendMessage", new JsonObject { ["chat_id"] = SomeWorld.Ann, ["text"] = "hello" });
        world.Refusal("sendMessage", new JsonObject { ["chat_id"] = SomeWorld.Boss, ["text"] = "hello" });
        var url = world.Link()["url"]!;
        world.Pay(url, "4000000000009995");
        world.Pay(url, "4000000000000341");
        world.StripeRefusal("POST", "/v1/customers", "nonsense=1");
        world.Now = world.Now.AddDays(36);
        world.Look("world");
        world.Updates(
            (long)world.Updates().LastOrDefault(new JsonObject { ["update_id"] = 1L })!["update_id"]! + 1);
        world.Act("people", new JsonObject { ["name"] = "Late" });
        var before = world.World.Dump();

        world.Restart();

        Assert.Equal(before, world.World.Dump());
    }
}
