namespace LeanBot.EndToEnd.Tests.Sandbox;

public sealed class StripeListsTests
{
    [Fact]
    public void Sessions_are_found_by_what_they_belong_to()
    {
        var world = new SomeWorld();
        var link = world.Link();
        world.Pay(link["url"]!);
        var price = world.Stripe("GET", "/v1/prices")["data"]![0]!["id"];
        var open = world.Stripe("POST", "/v1/checkout/sessions",
            $"mode=subscription&success_url=https://e.com&line_items[0][price]={price}");
        var subscription = world.Subscription();
        var paid = Ids(world, "/v1/checkout/sessions", "status=complete").Single();

        Assert.Equal([(string)open["id"]!, paid], Ids(world, "/v1/checkout/sessions", ""));
        foreach (var filter in (string[])[$"subscription={subscription["id"]}", $"payment_link={link["id"]}",
            $"customer={subscription["customer"]}", "customer_details[email]=ann@example.com"])
        {
            Assert.Equal([paid], Ids(world, "/v1/checkout/sessions", filter));
        }

        Assert.Equal([(string)open["id"]!], Ids(world, "/v1/checkout/sessions", "status=open"));
        Assert.Equal(
            "status", (string)world.StripeRefusal("GET", "/v1/checkout/sessions", "status=paid")["param"]!);
    }

    [Fact]
    public void A_session_is_found_by_the_payment_it_led_to()
    {
        var world = new SomeWorld();
        var price = world.Stripe("POST", "/v1/prices",
            "currency=eur&unit_amount=1000&product_data[name]=Thing")["id"];
        var form = $"mode=payment&success_url=https://e.com&line_items[0][price]={price}";
        var paid = world.Stripe("POST", "/v1/checkout/sessions", form);
        world.Stripe("POST", "/v1/checkout/sessions", form);
        world.Pay(paid["url"]!);
        var intent = world.Stripe("GET", "/v1/payment_intents")["data"]![0]!["id"];

        Assert.Equal([(string)paid["id"]!], Ids(world, "/v1/checkout/sessions", $"payment_intent={intent}"));
    }

    [Fact]
    public void Subscriptions_are_listed_without_the_canceled_unless_all_are_asked_for()
    {
        var world = new SomeWorld();
        world.Pay(world.Link()["url"]!);
        var ended = world.Subscription();
        world.Stripe("DELETE", $"/v1/subscriptions/{ended["id"]}");
        world.Now = world.Now.AddDays(1);
        world.Pay(world.Link()["url"]!);
        var live = world.Subscription();
        var price = live["items"]!["data"]![0]!["price"]!["id"];
        var end = live["items"]!["data"]![0]!["current_period_end"];

        Assert.Equal([(string)live["id"]!], Ids(world, "/v1/subscriptions", ""));
        Assert.Equal(
            [(string)live["id"]!, (string)ended["id"]!], Ids(world, "/v1/subscriptions", "status=all"));
        Assert.Equal([(string)ended["id"]!], Ids(world, "/v1/subscriptions", "status=canceled"));
        Assert.Equal([(string)ended["id"]!], Ids(
            world, "/v1/subscriptions", $"status=all&created[lt]={live["created"]}"));
        Assert.Equal([(string)live["id"]!], Ids(
            world, "/v1/subscriptions", $"status=all&current_period_end[gte]={end}"));
        Assert.Equal([(string)live["id"]!], Ids(world, "/v1/subscriptions", $"status=all&price={price}"));
        Assert.Equal([(string)live["id"]!], Ids(
            world, "/v1/subscriptions", $"status=all&customer={live["customer"]}"));
        Assert.Equal(
            "status", (string)world.StripeRefusal("GET", "/v1/subscriptions", "status=live")["param"]!);
    }

    [Fact]
    public void Invoices_are_found_by_subscription_status_and_time()
    {
        var world = new SomeWorld();
        world.Pay(world.Link()["url"]!);
        var subscription = world.Subscription();
        world.Now = world.Now.AddDays(32);
        var all = Ids(world, "/v1/invoices", $"subscription={subscription["id"]}");

        Assert.Equal(2, all.Count);
        Assert.Equal(all, Ids(world, "/v1/invoices", $"status=paid&customer={subscription["customer"]}"));
        Assert.Empty(Ids(world, "/v1/invoices", "status=open"));
        Assert.Equal([all[0]], Ids(world, "/v1/invoices", $"created[gt]={subscription["created"]}"));
        Assert.Equal([all[1]], Ids(world, "/v1/invoices", $"created[lte]={subscription["created"]}"));
        Assert.Empty(Ids(world, "/v1/invoices", "due_date[gt]=1"));
        Assert.Equal("status", (string)world.StripeRefusal("GET", "/v1/invoices", "status=due")["param"]!);
    }

    [Fact]
    public void Fields_of_a_list_are_expanded()
    {
        var world = new SomeWorld();
        world.Pay(world.Link()["url"]!);

        var listed = world.Stripe("GET", "/v1/subscriptions",
            "expand[]=data.latest_invoice.payments&expand[]=data.customer")["data"]![0]!;

        Assert.Equal("paid", (string)listed["latest_invoice"]!["status"]!);
        Assert.StartsWith("pi_", (string)listed["latest_invoice"]!["payments"]!["data"]![0]!["payment"]![
            "payment_intent"]!, StringComparison.Ordinal);
        Assert.Equal("ann@example.com", (string)listed["customer"]!["email"]!);
    }

    [Fact]
    public void Events_are_found_by_types_time_and_whether_they_were_delivered()
    {
        var world = new SomeWorld();
        world.Pay(world.Link()["url"]!);
        world.Deliver();
        world.Now = world.Now.AddDays(1);
        world.Stripe("POST", "/v1/customers", "name=late");
        var late = Ids(world, "/v1/events", "delivery_success=false");

        Assert.Equal(late, Ids(world, "/v1/events", $"created[gte]={world.Now.ToUnixTimeSeconds()}"));
        Assert.Equal(["invoice.paid", "checkout.session.completed"], world.Stripe("GET", "/v1/events",
            "types[]=checkout.session.completed&types[]=invoice.paid")["data"]!.AsArray()
            .Select(made => (string)made!["type"]!));
        Assert.Equal(
            "type", (string)world.StripeRefusal("GET", "/v1/events", "type=a&types[]=b")["param"]!);
        world.Now = world.Now.AddDays(30).AddSeconds(1);
        Assert.DoesNotContain(late.Single(), Ids(world, "/v1/events", "limit=100&type=customer.*"));
    }

    [Fact]
    public void A_page_goes_on_after_an_object_that_no_longer_fits_the_filter()
    {
        var world = new SomeWorld();
        var price = world.Stripe("POST", "/v1/prices",
            "currency=eur&unit_amount=1000&product_data[name]=Thing")["id"];
        var made = Enumerable.Range(0, 4).Select(_ => (string)world.Stripe("POST", "/v1/checkout/sessions",
            $"mode=payment&success_url=https://e.com&line_items[0][price]={price}")["id"]!).ToList();
        var first = Ids(world, "/v1/checkout/sessions", "status=open&limit=2");
        world.Stripe("POST", $"/v1/checkout/sessions/{first[1]}/expire");

        Assert.Equal([made[1], made[0]], Ids(
            world, "/v1/checkout/sessions", $"status=open&limit=2&starting_after={first[1]}"));
        Assert.Equal([first[0]], Ids(
            world, "/v1/checkout/sessions", $"status=open&limit=2&ending_before={first[1]}"));
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("starting_after=in_no", "starting_after")]
    [InlineData("starting_after=a&ending_before=b", "starting_after")]
    [InlineData("created[gt]=yesterday", "created[gt]")]
    public void A_wrong_page_names_its_parameter(string query, string param)
    {
        var world = new SomeWorld();
        world.Pay(world.Link()["url"]!);

        Assert.Equal(param, (string)world.StripeRefusal("GET", "/v1/invoices", query)["param"]!);
    }

    private static List<string> Ids(SomeWorld world, string path, string query) =>
        [.. world.Stripe("GET", path, query)["data"]!.AsArray().Select(item => (string)item!["id"]!)];
}
