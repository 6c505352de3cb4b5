using System.Text.Json.Nodes;
using LeanBot.Sandbox;

namespace LeanBot.EndToEnd.Tests.Sandbox;

public sealed class StripeApiTests
{
    [Fact]
    public void Nested_and_indexed_forms_are_understood_with_or_without_escapes()
    {
        var world = new SomeWorld();
        var price = Price(world);

        var link = world.Stripe("POST", "/v1/payment_links",
            $"line_items%5B0%5D%5Bprice%5D={price}&line_items[0][quantity]=2&metadata[a]=x+y"
            + "&expand[]=line_items");

        Assert.Equal("x y", (string)link["metadata"]!["a"]!);
        Assert.Equal(2000, (int)link["line_items"]!["data"]![0]!["amount_total"]!);
        Assert.Matches("^http://127.0.0.1:3002/buy/test_[0-9A-Za-z]+$", (string)link["url"]!);
    }

    [Theory]
    [InlineData("currency=eur&unit_amount=1&product_data[name]=x&colour=red", "parameter_unknown", "colour")]
    [InlineData("currency=eur&unit_amount=1&product=p&recurring[every]=month", "parameter_unknown",
        "recurring[every]")]
    [InlineData("currency=eur&unit_amount=1", "parameter_missing", "product")]
    [InlineData("unit_amount=1&product=p", "parameter_missing", "currency")]
    [InlineData("currency=eur&unit_amount=x&product=p", "parameter_invalid_integer", "unit_amount")]
    [InlineData("currency=eur&unit_amount=1&product=prod_no", "resource_missing", "product")]
    [InlineData("currency=&unit_amount=1&product=p", "parameter_invalid_empty", "currency")]
    public void Wrong_input_names_its_parameter(string form, string code, string param)
    {
        var error = new SomeWorld().StripeRefusal("POST", "/v1/prices", form);

        Assert.Equal(code, (string)error["code"]!);
        Assert.Equal(param, (string)error["param"]!);
        Assert.Equal("invalid_request_error", (string)error["type"]!);
    }

    [Fact]
    public void Payment_method_types_are_no_parameter_of_a_session_any_more()
    {
        var error = new SomeWorld().StripeRefusal("POST", "/v1/checkout/sessions",
            "mode=payment&success_url=https://e.com&payment_method_types[0]=card");

        Assert.Equal("parameter_unknown", (string)error["code"]!);
        Assert.Equal("payment_method_types[0]", (string)error["param"]!);
    }

    [Fact]
    public void Without_a_good_key_there_is_401()
    {
        var world = new SomeWorld();

        Assert.Equal(401, world.Send(new Request("GET", "/v1/account")).Status);
        Assert.Equal(
            401, world.Send(new Request("GET", "/v1/account") { Authorization = "Bearer sk_no" }).Status);
        Assert.Equal(404, world.StripeCall("GET", "/v1/nothing").Status);
    }

    [Fact]
    public void The_same_idempotency_key_gives_the_same_answer_once_it_has_run()
    {
        var world = new SomeWorld();
        Assert.Equal(400, world.StripeCall("POST", "/v1/customers", "emaill=a", "k").Status);
        var first = world.StripeCall("POST", "/v1/customers", "email=a@e.com", "k");
        var again = world.StripeCall("POST", "/v1/customers", "email=a@e.com", "k");
        var other = world.StripeCall("POST", "/v1/customers", "email=b@e.com", "k");

        Assert.Equal(first.Body, again.Body);
        Assert.Contains(("Idempotent-Replayed", "true"), again.Headers);
        Assert.DoesNotContain(("Idempotent-Replayed", "true"), first.Headers);
        Assert.Equal(400, other.Status);
        Assert.Contains("idempotency_error", other.Body, StringComparison.Ordinal);
        Assert.Single(world.Stripe("GET", "/v1/customers")["data"]!.AsArray());
    }

    [Fact]
    public void An_idempotency_key_is_forgotten_after_a_day()
    {
        var world = new SomeWorld();
        var first = world.StripeCall("POST", "/v1/customers", "email=a@e.com", "k");
        world.Now = world.Now.AddHours(24);

        Assert.NotEqual(first.Body, world.StripeCall("POST", "/v1/customers", "email=a@e.com", "k").Body);
    }

    [Fact]
    public void Lists_go_page_by_page_newest_first()
    {
        var world = new SomeWorld();
        var ids = Enumerable.Range(0, 5).Select(
            i => (string)world.Stripe("POST", "/v1/customers", $"name=c{i}")["id"]!).ToList();

        var first = world.Stripe("GET", "/v1/customers", "limit=2");
        var second = world.Stripe("GET", "/v1/customers", $"limit=3&starting_after={ids[3]}");

        Assert.Equal([ids[4], ids[3]], first["data"]!.AsArray().Select(c => (string)c!["id"]!));
        Assert.True((bool)first["has_more"]!);
        Assert.Equal([ids[2], ids[1], ids[0]], second["data"]!.AsArray().Select(c => (string)c!["id"]!));
        Assert.False((bool)second["has_more"]!);
    }

    [Fact]
    public void A_lookup_key_moves_only_when_it_is_asked_to()
    {
        var world = new SomeWorld();
        var first = Price(world, "&lookup_key=gold");
        world.StripeRefusal(
            "POST", "/v1/prices", "currency=eur&unit_amount=2&product_data[name]=x&lookup_key=gold");

        var second = Price(world, "&lookup_key=gold&transfer_lookup_key=true");

        Assert.Equal(
            second, (string)world.Stripe("GET", "/v1/prices", "lookup_keys[0]=gold")["data"]![0]!["id"]!);
        Assert.Null(world.Stripe("GET", $"/v1/prices/{first}")["lookup_key"]);
    }

    [Fact]
    public void A_changed_price_needs_the_item_and_shows_what_was_before()
    {
        var world = new SomeWorld();
        world.Pay(world.Link()["url"]!);
        var subscription = world.Subscription();
        var item = (string)subscription["items"]!["data"]![0]!["id"]!;
        var price = Price(world, "&recurring[interval]=month");

        var changed = world.Stripe("POST", $"/v1/subscriptions/{subscription["id"]}",
            $"items[0][id]={item}&items[0][price]={price}&proration_behavior=none&metadata[x]=1");

        Assert.Equal(price, (string)changed["items"]!["data"]![0]!["price"]!["id"]!);
        var previous = world.LastEvent("customer.subscription.updated")["data"]!["previous_attributes"]!;
        Assert.Null(previous["metadata"]!["x"]);
        Assert.NotNull(previous["items"]);
        Assert.Null(previous["status"]);
    }

    [Fact]
    public void A_session_expires_by_itself_or_when_asked()
    {
        var world = new SomeWorld();
        var price = Price(world);
        var form = $"mode=payment&success_url=https://e.com&line_items[0][price]={price}";
        var first = world.Stripe("POST", "/v1/checkout/sessions", form);
        var second = world.Stripe("POST", "/v1/checkout/sessions", form);
        world.Stripe("POST", $"/v1/checkout/sessions/{second["id"]}/expire");

        Assert.StartsWith(
            "http://127.0.0.1:3002/c/pay/cs_test_", (string)first["url"]!, StringComparison.Ordinal);
        world.Now = world.Now.AddHours(25);

        Assert.Equal(
            "expired", (string)world.Stripe("GET", $"/v1/checkout/sessions/{first["id"]}")["status"]!);
        Assert.Equal(2, world.Events().Count(type => type == "checkout.session.expired"));
        world.Refused(
            "pay", new JsonObject { ["url"] = (string)first["url"]!, ["card"] = "4242424242424242" }, 410);
    }

    [Fact]
    public void A_one_time_payment_makes_no_customer_and_carries_its_metadata()
    {
        var world = new SomeWorld();
        var session = world.Stripe("POST", "/v1/checkout/sessions",
            $"mode=payment&success_url=https://e.com&line_items[0][price]={Price(world)}"
            + "&payment_intent_data[metadata][order]=7&client_reference_id=ref-1");

        world.Pay(session["url"]!);

        var done = world.LastEvent("checkout.session.completed")["data"]!["object"]!;
        Assert.Null(done["customer"]);
        Assert.Equal("ref-1", (string)done["client_reference_id"]!);
        var intent = world.LastEvent("payment_intent.succeeded")["data"]!["object"]!;
        Assert.Equal("7", (string)intent["metadata"]!["order"]!);
        Assert.Equal((string)done["payment_intent"]!, (string)intent["id"]!);
    }

    [Fact]
    public void A_deleted_customer_takes_the_subscriptions_along()
    {
        var world = new SomeWorld();
        world.Pay(world.Link()["url"]!);

        world.Stripe("DELETE", $"/v1/customers/{world.Subscription()["customer"]}");

        Assert.Equal("canceled", (string)world.Subscription()["status"]!);
    }

    [Fact]
    public void The_account_of_a_live_key_is_live_and_sees_nothing_of_the_other()
    {
        var world = new SomeWorld();
        world.Stripe("POST", "/v1/customers", "name=x");

        var listed = world.Send(
            new Request("GET", "/v1/customers") { Authorization = "Bearer sk_live_second" });
        var made = world.Send(
            new Request("POST", "/v1/customers") { Authorization = "Bearer sk_live_second" });

        Assert.Empty(JsonNode.Parse(listed.Body)!["data"]!.AsArray());
        Assert.True((bool)JsonNode.Parse(made.Body)!["livemode"]!);
    }

    [Fact]
    public void Every_answer_has_a_request_id_and_an_event_names_it()
    {
        var world = new SomeWorld();
        var made = world.StripeCall("POST", "/v1/customers", "name=x", "key-1");

        var request = world.LastEvent("customer.created")["request"]!;

        Assert.Equal(
            made.Headers.Single(header => header.Name == "Request-Id").Value, (string)request["id"]!);
        Assert.Equal("key-1", (string)request["idempotency_key"]!);
    }

    [Fact]
    public void A_webhook_is_signed_at_each_attempt_and_retried_for_three_days()
    {
        var world = new SomeWorld();
        world.World.SendStripeEventsTo("main", new Uri("http://127.0.0.1:1/hook"));
        world.Stripe("POST", "/v1/customers", "name=x");
        var times = new List<DateTimeOffset>();
        var signatures = new HashSet<string>();

        while (world.World.NextDue is { } due)
        {
            world.Now = due > world.Now ? due : world.Now;
            var delivery = world.World.NextDelivery("main", world.Now)!;
            signatures.Add(delivery.Signature);
            times.Add(world.Now);
            world.World.Delivered("main", delivery.Number, 500, world.Now);
        }

        Assert.Equal([1, 5, 30, 120, 300, 600, 720, 720, 720, 720],
            times.Zip(times.Skip(1), (a, b) => (int)(b - a).TotalMinutes));
        Assert.Equal(times.Count, signatures.Count);
        Assert.True(times[^1] - times[0] <= TimeSpan.FromDays(3));
    }

    [Fact]
    public void A_resent_event_is_the_same_event()
    {
        var world = new SomeWorld();
        world.World.SendStripeEventsTo("main", new Uri("http://127.0.0.1:1/hook"));
        world.Stripe("POST", "/v1/customers", "name=x");
        var first = world.World.NextDelivery("main", world.Now)!;
        world.World.Delivered("main", first.Number, 200, world.Now);
        Assert.Null(world.World.NextDelivery("main", world.Now));
        var id = (string)JsonNode.Parse(first.Body)!["id"]!;

        world.Act($"stripe/events/{id}/resend", []);

        Assert.Contains(id, world.World.NextDelivery("main", world.Now)!.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_of_stripe_is_in_its_error_form_and_has_no_effect()
    {
        var world = new SomeWorld();
        world.Act("faults", new JsonObject
        {
            ["service"] = "stripe",
            ["method"] = "POST /v1/customers",
            ["status"] = 429,
            ["count"] = 1,
        });
        world.Stripe("GET", "/v1/customers");

        var error = world.StripeRefusal("POST", "/v1/customers", "name=x");

        Assert.Equal("rate_limit", (string)error["code"]!);
        Assert.Empty(world.Stripe("GET", "/v1/customers")["data"]!.AsArray());
    }

    private static string Price(SomeWorld world, string more = "") => (string)world.Stripe(
        "POST", "/v1/prices", "currency=eur&unit_amount=1000&product_data[name]=Thing" + more)["id"]!;
}
