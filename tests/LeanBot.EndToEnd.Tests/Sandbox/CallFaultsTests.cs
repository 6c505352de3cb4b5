using System.Text.Json.Nodes;

namespace LeanBot.EndToEnd.Tests.Sandbox;

public sealed class CallFaultsTests
{
    [Fact]
    public void A_fault_may_be_for_one_chat_only()
    {
        var world = Started();
        world.Fault($$"""{"service":"telegram","chat":"{{SomeWorld.Ann}}","status":429,"retryAfter":3600}""");

        world.Bot("sendMessage", Message(SomeWorld.Boss));

        Assert.Equal("Too Many Requests: retry after 3600", world.Refusal(
            "sendMessage", Message(SomeWorld.Ann)));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public void A_call_is_cut_off_after_or_before_it_is_done(bool executed, int messages)
    {
        var world = Started();
        world.Fault($$"""
            {"service":"telegram","method":"sendMessage","silent":true,"executed":{{(executed ? "true" : "false")}}}
            """);

        Assert.True(world.Call("sendMessage", Message(SomeWorld.Ann)).Lost);

        Assert.Equal(messages, world.Look(
            $"chats/{SomeWorld.UserBot}/messages?for={SomeWorld.Ann}").AsArray().Count);
        world.Bot("sendMessage", Message(SomeWorld.Ann));
    }

    [Fact]
    public void A_late_answer_is_the_usual_one_unless_a_status_is_given()
    {
        var world = Started();
        world.Fault("""{"service":"telegram","method":"sendMessage","delaySeconds":0.2}""");
        world.Fault("""{"service":"stripe","delaySeconds":1.5,"status":503}""");

        var sent = world.Call("sendMessage", Message(SomeWorld.Ann));
        var asked = world.StripeCall("GET", "/v1/customers");

        Assert.Equal((200, 0.2), (sent.Status, sent.DelaySeconds));
        Assert.Equal((503, 1.5), (asked.Status, asked.DelaySeconds));
    }

    [Fact]
    public void A_refusal_carries_the_parameters_it_was_given()
    {
        var world = Started();
        world.Fault("""{"service":"telegram","status":400,"parameters":{"migrate_to_chat_id":-1009}}""");
        var shown = Assert.Single(world.Look("faults").AsArray())!;

        var answer = JsonNode.Parse(world.Call("sendMessage", Message(SomeWorld.Ann)).Body)!;

        Assert.Equal(-1009, (long)answer["parameters"]!["migrate_to_chat_id"]!);
        Assert.Equal(
            "Bad Request: group chat was upgraded to a supergroup chat", (string)answer["description"]!);
        Assert.Equal(-1009, (long)shown["parameters"]!["migrate_to_chat_id"]!);
    }

    [Fact]
    public void All_faults_are_shown_and_cleared_together()
    {
        var world = new SomeWorld();
        world.Fault("""{"service":"telegram","silent":true,"executed":false,"chat":"7","delaySeconds":1}""");
        world.Fault("""{"service":"telegram","updates":"lost","kind":"message","count":3}""");
        world.Fault("""{"service":"stripe","events":"never","types":["invoice.paid"],"share":0.01}""");

        var shown = world.Look("faults").AsArray();

        Assert.False((bool)shown[0]!["executed"]!);
        Assert.Equal(("7", 1), ((string)shown[0]!["chat"]!, (int)shown[0]!["delaySeconds"]!));
        Assert.Equal(("lost", 3), ((string)shown[1]!["updates"]!, (int)shown[1]!["count"]!));
        Assert.Equal("message", (string)shown[1]!["kinds"]![0]!);
        Assert.Equal(("never", 0.01), ((string)shown[2]!["events"]!, (double)shown[2]!["share"]!));
        var cleared = world.Send(new LeanBot.Sandbox.Request("DELETE", "/sandbox/faults"));
        Assert.Equal("""{"cleared":3}""", cleared.Body);
        Assert.Empty(world.Look("faults").AsArray());
    }

    [Theory]
    [InlineData("""{"service":"telegram"}""", "\"status\" is missing")]
    [InlineData("""{"service":"telegram","status":200}""", "expected 400 to 599")]
    [InlineData("""{"service":"telegram","delaySeconds":"long"}""", "expected a number")]
    [InlineData("""{"service":"telegram","delaySeconds":999}""", "expected 0 to 120")]
    [InlineData("""{"service":"telegram","status":400,"parameters":"x"}""", "expected a JSON object")]
    [InlineData("""{"service":"stripe","status":400,"chat":"1"}""", "for Telegram's calls only")]
    public void What_cannot_be_is_told_what_is_expected(string fault, string part) => Assert.Contains(
        part, new SomeWorld().Refused("faults", JsonNode.Parse(fault)!.AsObject(), 400),
        StringComparison.Ordinal);

    private static SomeWorld Started()
    {
        var world = new SomeWorld();
        world.AnnWrites("/start");
        world.Act($"chats/{SomeWorld.UserBot}/messages",
            new JsonObject { ["from"] = SomeWorld.Boss, ["text"] = "/start" });
        return world;
    }

    private static JsonObject Message(long chat) => new() { ["chat_id"] = chat, ["text"] = "hi" };
}
