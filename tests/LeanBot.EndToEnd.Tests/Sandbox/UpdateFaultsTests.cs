using System.Text.Json.Nodes;

namespace LeanBot.EndToEnd.Tests.Sandbox;

public sealed class UpdateFaultsTests
{
    [Fact]
    public void An_update_is_lost_though_the_thing_happened()
    {
        var world = new SomeWorld();
        world.Updates(allowed: ["chat_member", "message"]);
        world.Fault("""{"service":"telegram","updates":"lost","kind":"chat_member","count":1}""");

        Add(world, SomeWorld.Ann);
        world.AnnWrites("hello");
        Add(world, SomeWorld.Boss);

        Assert.Equal("member", (string)world.Bot("getChatMember", new JsonObject
        {
            ["chat_id"] = SomeWorld.Channel,
            ["user_id"] = SomeWorld.Ann,
        })!["status"]!);
        var updates = world.Updates();
        Assert.Equal("hello", (string)updates[0]!["message"]!["text"]!);
        Assert.Equal(
            SomeWorld.Boss, (long)updates[1]!["chat_member"]!["new_chat_member"]!["user"]!["id"]!);
        Assert.Equal(2, updates.Count);
        Assert.Empty(world.Look("faults").AsArray());
    }

    [Fact]
    public void A_share_of_all_updates_is_lost_the_same_one_each_time()
    {
        List<string> Arrived()
        {
            var world = new SomeWorld();
            world.Fault("""{"service":"telegram","updates":"lost","share":0.2,"bot":"user"}""");
            for (var i = 0; i < 100; i++)
                world.AnnWrites($"n {i}");
            return [.. world.Updates().Select(update => (string)update!["message"]!["text"]!)];
        }

        var arrived = Arrived();

        Assert.InRange(arrived.Count, 70, 90);
        Assert.Equal(arrived, Arrived());
    }

    [Fact]
    public void A_duplicated_update_comes_twice_and_again_after_it_was_confirmed()
    {
        var world = new SomeWorld();
        world.Fault("""{"service":"telegram","updates":"duplicated","count":1}""");
        world.AnnWrites("one");
        world.AnnWrites("two");
        var first = world.Updates();
        var next = (long)first.Last()!["update_id"]! + 1;

        Assert.Equal(["one", "one", "two"], Texts(first));
        Assert.Equal((long)first[0]!["update_id"]!, (long)first[1]!["update_id"]!);
        var again = world.Updates(next);
        Assert.Equal((long)first[0]!["update_id"]!, (long)Assert.Single(again)!["update_id"]!);
        Assert.Empty(world.Updates(next));
    }

    [Fact]
    public void Updates_that_change_places_wait_for_each_other()
    {
        var world = new SomeWorld();
        world.Fault("""{"service":"telegram","updates":"reordered","kind":"message","count":3}""");

        world.AnnWrites("one");
        world.AnnWrites("two");
        Assert.Empty(world.Updates());
        world.AnnWrites("three");
        world.AnnWrites("four");

        var updates = world.Updates();
        Assert.Equal(["three", "two", "one", "four"], Texts(updates));
        Assert.Equal(updates.Select(update => (long)update!["update_id"]!).Order(),
            updates.Select(update => (long)update!["update_id"]!));
    }

    [Fact]
    public void What_is_held_back_comes_when_the_faults_are_cleared()
    {
        var world = new SomeWorld();
        world.Fault("""{"service":"telegram","updates":"reordered"}""");
        world.AnnWrites("one");
        Assert.Empty(world.Updates());

        world.Send(new LeanBot.Sandbox.Request("DELETE", "/sandbox/faults"));

        Assert.Equal(["one"], Texts(world.Updates()));
    }

    [Fact]
    public void Ids_that_begin_again_are_not_seen_from_a_far_higher_offset()
    {
        var world = new SomeWorld();
        world.AnnWrites("old");
        world.Refused("faults", JsonNode.Parse(
            """{"service":"telegram","updates":"restarted"}""")!.AsObject(), 409);
        var last = (long)world.Updates().Single()!["update_id"]!;
        world.Updates(last + 1);

        world.Fault("""{"service":"telegram","updates":"restarted"}""");
        world.AnnWrites("new");

        Assert.Empty(world.Updates(last + 1));
        Assert.False(world.World.HasUpdates(SomeWorld.UserBot));
        var poll = world.Call("getUpdates", new JsonObject { ["offset"] = last + 1, ["timeout"] = 9 }).Poll!;
        Assert.Null(world.World.Continue(poll, world.Now, timedOut: false));
        var found = Assert.Single(world.Updates())!;
        Assert.True((long)found["update_id"]! < last / 2);
        Assert.Empty(world.Updates((long)found["update_id"]! + 1));
    }

    [Theory]
    [InlineData("""{"service":"telegram","updates":"eaten"}""", "\"lost\" or \"duplicated\"")]
    [InlineData("""{"service":"telegram","updates":"lost","kind":"letter"}""", "\"kind\" is \"letter\"")]
    [InlineData("""{"service":"telegram","updates":"lost","share":2}""", "from 0 to 1")]
    [InlineData("""{"service":"telegram","updates":"lost","count":0}""", "\"count\" is 0")]
    [InlineData("""{"service":"telegram","updates":"lost","bot":"main"}""", "\"user\" or \"admin\"")]
    [InlineData("""{"service":"telegram","updates":"reordered","count":1}""", "expected 2 or more")]
    [InlineData("""{"service":"telegram","updates":"reordered","share":0.5}""", "\"share\" does not fit")]
    [InlineData("""{"service":"stripe","updates":"lost"}""", "Telegram's")]
    public void What_cannot_be_is_told_what_is_expected(string fault, string part) => Assert.Contains(
        part, new SomeWorld().Refused("faults", JsonNode.Parse(fault)!.AsObject(), 400),
        StringComparison.Ordinal);

    private static void Add(SomeWorld world, long person) => world.Act($"chats/{SomeWorld.Channel}/add",
        new JsonObject { ["by"] = SomeWorld.Owner, ["who"] = person });

    private static IEnumerable<string> Texts(JsonArray updates) =>
        updates.Select(update => (string)update!["message"]!["text"]!);
}
