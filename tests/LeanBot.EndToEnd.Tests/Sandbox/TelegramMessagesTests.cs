using System.Text.Json.Nodes;

namespace LeanBot.EndToEnd.Tests.Sandbox;

public sealed class TelegramMessagesTests
{
    [Fact]
    public void A_person_reads_html_without_its_tags_and_sees_edits_in_place()
    {
        var world = Started();
        var sent = world.Bot("sendMessage", Message(
            "<b>Hi</b> &lt;Ann&gt; &amp; <a href=\"https://e.com/?a=1&amp;b=2\">co</a>"))!;
        world.Bot("editMessageText", Edit(sent, "<i>Bye</i>"));

        var seen = world.Look($"chats/{SomeWorld.UserBot}/messages?for={SomeWorld.Ann}").AsArray();

        Assert.Equal("Hi <Ann> & co", (string)sent["text"]!);
        Assert.Equal([("bold", 0, 2), ("text_link", 11, 2)], sent["entities"]!.AsArray()
            .Select(e => ((string)e!["type"]!, (int)e["offset"]!, (int)e["length"]!)));
        Assert.Equal("https://e.com/?a=1&b=2", (string)sent["entities"]![1]!["url"]!);
        Assert.Equal("Bye", (string)seen[1]!["text"]!);
        Assert.True((bool)seen[1]!["edited"]!);
        Assert.Null(seen[0]!["edited"]);
    }

    [Theory]
    [InlineData("<b>open", "can't parse entities: Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("a < b", "can't parse entities: Unclosed start tag at byte offset 2")]
    [InlineData(
        "é<blink>x</blink>", "can't parse entities: Unsupported start tag \"blink\" at byte offset 2")]
    [InlineData("<b>x</i>",
        "can't parse entities: Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"")]
    [InlineData("x</b>", "can't parse entities: Unexpected end tag at byte offset 1")]
    [InlineData("<b> </b>", "message text is empty")]
    public void Bad_markup_is_refused_with_the_words_of_the_real_one(string html, string why) =>
        Assert.Equal("Bad Request: " + why, Started().Refusal("sendMessage", Message(html)));

    [Fact]
    public void Length_is_counted_after_the_entities_are_parsed()
    {
        var world = Started();

        world.Bot("sendMessage", Message("<b>" + new string('x', 4096) + "</b>"));

        Assert.Equal(
            "Bad Request: message is too long", world.Refusal("sendMessage", Message(new string('x', 4097))));
    }

    [Fact]
    public void Buttons_with_too_much_data_or_a_bad_url_are_refused()
    {
        var world = Started();

        Assert.Equal("Bad Request: BUTTON_DATA_INVALID",
            world.Refusal("sendMessage", WithButton("callback_data", new string('é', 33))));
        Assert.Equal(
            "Bad Request: BUTTON_URL_INVALID", world.Refusal("sendMessage", WithButton("url", "no url")));
        world.Bot("sendMessage", WithButton("callback_data", new string('é', 32)));
    }

    [Fact]
    public void Editing_to_the_same_or_what_is_not_there_is_refused()
    {
        var world = Started();
        var sent = world.Bot("sendMessage", Message("same"))!;

        Assert.StartsWith("Bad Request: message is not modified", world.Refusal(
            "editMessageText", Edit(sent, "same")),
            StringComparison.Ordinal);
        Assert.Equal("Bad Request: message to edit not found", world.Refusal("editMessageText",
            new JsonObject { ["chat_id"] = SomeWorld.Ann, ["message_id"] = 99, ["text"] = "x" }));
        Assert.Equal("Bad Request: message can't be edited", world.Refusal("editMessageText",
            new JsonObject { ["chat_id"] = SomeWorld.Ann, ["message_id"] = 1, ["text"] = "x" }));
    }

    [Fact]
    public void A_bot_can_write_only_to_those_who_let_it()
    {
        var world = new SomeWorld();
        Assert.Equal("Forbidden: bot can't initiate conversation with a user",
            world.Refusal("sendMessage", Message("hi")));
        Assert.Equal("Bad Request: chat not found",
            world.Refusal("sendMessage", new JsonObject { ["chat_id"] = 42, ["text"] = "hi" }));
        world.AnnWrites("/start");
        world.Act($"people/{SomeWorld.Ann}/block", new JsonObject { ["bot"] = "user" });

        Assert.Equal("Forbidden: bot was blocked by the user", world.Refusal("sendMessage", Message("hi")));
        var change = world.Updates().Last()!["my_chat_member"]!;
        Assert.Equal("kicked", (string)change["new_chat_member"]!["status"]!);
        world.Act($"people/{SomeWorld.Ann}/unblock", new JsonObject { ["bot"] = "user" });
        world.Bot("sendMessage", Message("hi"));
    }

    [Fact]
    public void A_press_is_answered_once_and_not_too_late()
    {
        var world = Started();
        world.Bot("sendMessage", WithButton("callback_data", "go"));
        var press = new JsonObject { ["from"] = SomeWorld.Ann, ["messageId"] = 2, ["button"] = "Button" };
        var query = Press(world, press);

        world.Bot("answerCallbackQuery", new JsonObject { ["callback_query_id"] = query, ["text"] = "Done" });

        const string TooOld =
            "Bad Request: query is too old and response timeout expired or query ID is invalid";
        Assert.Equal(
            TooOld, world.Refusal("answerCallbackQuery", new JsonObject { ["callback_query_id"] = query }));
        Assert.Equal("""{"answered":true,"text":"Done"}""", world.World.PressAnswer(query));
        var late = Press(world, press);
        world.Now = world.Now.AddMinutes(2);
        Assert.Equal(
            TooOld, world.Refusal("answerCallbackQuery", new JsonObject { ["callback_query_id"] = late }));
    }

    [Fact]
    public void Too_many_messages_to_one_chat_must_wait()
    {
        var world = Started();
        for (var i = 0; i < 20; i++)
            world.Bot("sendMessage", Message($"n {i}"));

        var refused = world.Call("sendMessage", Message("one more"));

        Assert.Equal(429, refused.Status);
        Assert.Contains(("Retry-After", "1"), refused.Headers);
        Assert.Equal(1, (int)JsonNode.Parse(refused.Body)!["parameters"]!["retry_after"]!);
        world.Now = world.Now.AddSeconds(1);
        world.Bot("sendMessage", Message("now"));
    }

    [Fact]
    public void A_fault_fails_the_next_calls_and_one_that_loses_the_answer_has_its_effect()
    {
        var world = Started();
        JsonObject Fault(int status) => new()
        {
            ["service"] = "telegram",
            ["method"] = "sendMessage",
            ["status"] = status,
            ["retryAfter"] = 7,
            ["count"] = 1,
            ["after"] = status == 500,
        };
        world.Act("faults", Fault(429));
        world.Act("faults", Fault(500));
        world.Bot("getMe");

        Assert.Equal("Too Many Requests: retry after 7", world.Refusal("sendMessage", Message("one")));
        Assert.True(world.Call("sendMessage", Message("two")).Lost);
        world.Bot("sendMessage", Message("three"));

        var seen = world.Look($"chats/{SomeWorld.UserBot}/messages?for={SomeWorld.Ann}").AsArray();
        Assert.Equal(["/start", "two", "three"], seen.Select(message => (string)message!["text"]!));
        Assert.Empty(world.Look("faults").AsArray());
    }

    [Fact]
    public void Requests_are_kept_without_the_token()
    {
        var world = Started();
        world.Bot("sendMessage", Message("hi"));

        var seen = world.Look("requests?service=telegram").AsArray().Last()!;

        Assert.Equal("/bot***/sendMessage", (string)seen["path"]!);
        Assert.Contains("hi", (string)seen["body"]!, StringComparison.Ordinal);
        Assert.Equal(200, (int)seen["status"]!);
        Assert.DoesNotContain("AAuserbot", world.Look("requests").ToJsonString(), StringComparison.Ordinal);
    }

    private static SomeWorld Started()
    {
        var world = new SomeWorld();
        world.AnnWrites("/start");
        return world;
    }

    private static string Press(SomeWorld world, JsonObject press)
    {
        world.Act($"chats/{SomeWorld.UserBot}/press", press.DeepClone().AsObject());
        return (string)world.Updates().Last()!["callback_query"]!["id"]!;
    }

    private static JsonObject Message(string html) =>
        new() { ["chat_id"] = SomeWorld.Ann, ["text"] = html, ["parse_mode"] = "HTML" };

    private static JsonObject Edit(JsonNode sent, string html)
    {
        var edit = Message(html);
        edit["message_id"] = (int)sent["message_id"]!;
        return edit;
    }

    private static JsonObject WithButton(string kind, string value) => new()
    {
        ["chat_id"] = SomeWorld.Ann,
        ["text"] = "press",
        ["reply_markup"] = new JsonObject
        {
            ["inline_keyboard"] = new JsonArray(
                new JsonArray(new JsonObject { ["text"] = "Button", [kind] = value })),
        },
    };
}
