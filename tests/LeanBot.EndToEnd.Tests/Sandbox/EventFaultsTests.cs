using System.Text.Json.Nodes;

namespace LeanBot.EndToEnd.Tests.Sandbox;

public sealed class EventFaultsTests
{
    [Fact]
    public void A_withheld_event_is_listed_and_waits_until_it_is_released()
    {
        var world = new SomeWorld();
        world.Fault("""{"service":"stripe","events":"withheld","types":["invoice.*"]}""");
        world.Pay(world.Link()["url"]!);

        Assert.DoesNotContain("invoice.paid", Types(world.Deliver()));
        Assert.NotNull(world.LastEvent("invoice.paid"));
        Assert.Equal("withheld", (string)world.Look("stripe/events").AsArray().First(
            made => (string)made!["type"]! == "invoice.paid")!["deliveries"]![0]!["state"]!);
        Assert.Contains("invoice.paid", world.Stripe("GET", "/v1/events", "delivery_success=false")["data"]!
            .AsArray().Select(made => (string)made!["type"]!));
        world.Now = world.Now.AddDays(4);
        var released = world.Act("stripe/events/release",
            new JsonObject { ["types"] = new JsonArray("invoice.paid") });

        Assert.Single(released["released"]!.AsArray());
        Assert.Equal(["invoice.paid"], Types(world.Deliver()));
        world.Act("stripe/events/release", []);
        Assert.Equal(
            ["invoice.created", "invoice.finalized", "invoice.payment_succeeded"], Types(world.Deliver()));
    }

    [Fact]
    public void Withheld_events_are_released_in_the_order_that_is_asked_for()
    {
        List<string> Released(string order)
        {
            var world = new SomeWorld();
            world.Fault("""{"service":"stripe","events":"withheld"}""");
            world.Pay(world.Link()["url"]!);
            world.Act("stripe/events/release", new JsonObject { ["order"] = order });
            return Types(world.Deliver());
        }

        var asIs = Released("asIs");

        Assert.Equal(asIs.AsEnumerable().Reverse(), Released("reversed"));
        Assert.NotEqual(asIs, Released("shuffled"));
        Assert.Equal(asIs.Order(), Released("shuffled").Order());
        Assert.Contains("expected \"asIs\"", new SomeWorld().Refused(
            "stripe/events/release", new JsonObject { ["order"] = "any" }, 400), StringComparison.Ordinal);
    }

    [Fact]
    public void Shuffled_events_of_one_batch_come_in_another_order_and_none_is_missing()
    {
        List<string> Delivered(string? fault)
        {
            var world = new SomeWorld();
            var url = world.Link()["url"]!;
            world.Deliver();
            if (fault is not null)
                world.Fault(fault);
            world.Pay(url);
            return Types(world.Deliver());
        }

        var usual = Delivered(null);
        var shuffled = Delivered("""{"service":"stripe","events":"shuffled"}""");

        Assert.NotEqual(usual, shuffled);
        Assert.Equal(usual.Order(), shuffled.Order());
        Assert.Equal(shuffled, Delivered("""{"service":"stripe","events":"shuffled"}"""));
    }

    [Fact]
    public void A_duplicated_event_is_delivered_as_often_as_was_asked()
    {
        var world = new SomeWorld();
        world.Fault("""{"service":"stripe","events":"duplicated","types":"customer.created","times":5}""");
        world.Stripe("POST", "/v1/customers", "name=x");

        var arrived = world.Deliver();

        Assert.Equal(5, arrived.Count);
        Assert.Single(arrived.Select(made => (string)made["id"]!).Distinct());
        Assert.Equal(0, (int)world.LastEvent("customer.created")["pending_webhooks"]!);
    }

    [Fact]
    public void A_cloned_event_has_another_id_for_the_same_occurrence()
    {
        var world = new SomeWorld();
        world.Fault("""{"service":"stripe","events":"cloned","count":1}""");
        world.Stripe("POST", "/v1/customers", "name=x");
        world.Stripe("POST", "/v1/customers", "name=y");

        var arrived = world.Deliver();

        Assert.Equal(3, arrived.Count);
        Assert.NotEqual((string)arrived[0]["id"]!, (string)arrived[1]["id"]!);
        Assert.True(JsonNode.DeepEquals(arrived[0]["data"], arrived[1]["data"]));
        Assert.Equal(3, world.Stripe("GET", "/v1/events")["data"]!.AsArray().Count);
    }

    [Fact]
    public void An_event_that_never_comes_to_be_is_in_no_list_though_the_object_changed()
    {
        var world = new SomeWorld();
        world.Fault("""{"service":"stripe","events":"never","types":["invoice.paid"]}""");
        world.Pay(world.Link()["url"]!);

        Assert.DoesNotContain("invoice.paid", Types(world.Deliver()));
        Assert.DoesNotContain("invoice.paid", world.Events());
        Assert.Equal("paid", (string)world.Stripe("GET", "/v1/invoices")["data"]![0]!["status"]!);
    }

    [Fact]
    public void A_share_of_events_never_comes_to_be()
    {
        var world = new SomeWorld();
        world.Fault("""{"service":"stripe","events":"never","share":0.1}""");
        for (var i = 0; i < 100; i++)
            world.Stripe("POST", "/v1/customers", "name=x");

        Assert.InRange(world.Events().Count, 80, 97);
    }

    [Fact]
    public void An_event_of_one_account_leaves_the_others_alone()
    {
        var world = new SomeWorld();
        world.Fault("""{"service":"stripe","events":"never","account":"second"}""");
        world.Stripe("POST", "/v1/customers", "name=x");

        Assert.Equal(["customer.created"], world.Events());
    }

    [Fact]
    public void An_early_event_is_named_to_the_transport_while_the_call_is_not_answered()
    {
        var world = new SomeWorld();
        world.World.SendStripeEventsTo("main", new Uri("http://127.0.0.1:1/hook"));
        world.Fault("""{"service":"stripe","events":"early","count":1}""");

        var early = world.StripeCall("POST", "/v1/customers", "name=x").Early!;

        Assert.True(world.World.IsUntried(early, world.Now));
        Assert.Single(world.Deliver(status: 500));
        Assert.False(world.World.IsUntried(early, world.Now));
        Assert.Null(world.StripeCall("POST", "/v1/customers", "name=y").Early);
    }

    [Theory]
    [InlineData(29)]
    [InlineData(31)]
    [InlineData(45)]
    public void An_event_is_sent_again_however_long_ago_it_was(int days)
    {
        var world = new SomeWorld();
        world.Stripe("POST", "/v1/customers", "name=x");
        var first = world.Deliver().Single();
        world.Now = world.Now.AddDays(days);

        world.Act($"stripe/events/{first["id"]}/resend", []);

        var again = world.Deliver().Single();
        Assert.Equal((string)first["id"]!, (string)again["id"]!);
        Assert.Equal((long)first["created"]!, (long)again["created"]!);
        world.Refused("stripe/events/evt_no/resend", [], 404);
    }

    [Theory]
    [InlineData("""{"service":"stripe","events":"eaten"}""", "\"withheld\" or \"shuffled\"")]
    [InlineData("""{"service":"stripe","events":"duplicated","times":1}""", "expected 2 to 20")]
    [InlineData("""{"service":"stripe","events":"never","types":7}""", "an array of texts")]
    [InlineData("""{"service":"stripe","events":"never","account":"third"}""", "\"main\" or \"second\"")]
    [InlineData("""{"service":"telegram","events":"never"}""", "Stripe's")]
    public void What_cannot_be_is_told_what_is_expected(string fault, string part) => Assert.Contains(
        part, new SomeWorld().Refused("faults", JsonNode.Parse(fault)!.AsObject(), 400),
        StringComparison.Ordinal);

    private static List<string> Types(IEnumerable<JsonObject> events) =>
        [.. events.Select(made => (string)made["type"]!)];
}
