using System.Text.Json.Nodes;

namespace LeanBot.EndToEnd.Tests.Sandbox;

public sealed class PortalTests
{
    private const string Configuration =
        "features[payment_method_update][enabled]=true&features[invoice_history][enabled]=true"
        + "&features[subscription_cancel][enabled]=true&features[subscription_cancel][mode]=at_period_end";

    private readonly SomeWorld _world = new();

    [Fact]
    public void Without_a_configuration_no_session_is_opened()
    {
        Subscribe();

        var refusal = _world.StripeRefusal(
            "POST", "/v1/billing_portal/sessions", $"customer={_world.Subscription()["customer"]}");

        Assert.StartsWith(
            "No configuration provided", (string)refusal["message"]!, StringComparison.Ordinal);
        Assert.Equal("invalid_request_error", (string)refusal["type"]!);
        _world.Act("stripe/portal", []);
        Assert.Contains("/p/session/", Session(""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("features[invoice_history][x]=1", "features[invoice_history][enabled]")]
    [InlineData(
        "features[subscription_cancel][enabled]=true&features[subscription_cancel][mode]=now",
        "features[subscription_cancel][mode]")]
    [InlineData("name=x", "features")]
    public void A_configuration_that_says_nothing_sensible_is_refused(string form, string param) =>
        Assert.Equal(param, (string)_world.StripeRefusal("POST", "/v1/billing_portal/configurations", form)["param"]!);

    [Fact]
    public void A_configuration_that_is_not_there_or_not_active_is_refused()
    {
        Subscribe();
        var made = Configured();
        _world.Stripe("POST", $"/v1/billing_portal/configurations/{made}", "active=false");

        foreach (var id in new[] { made, "bpc_none" })
        {
            Assert.Equal("configuration", (string)_world.StripeRefusal(
                "POST", "/v1/billing_portal/sessions",
                $"customer={_world.Subscription()["customer"]}&configuration={id}")["param"]!);
        }
    }

    [Fact]
    public void The_page_shows_plan_card_and_invoices_for_a_while()
    {
        Subscribe();
        var url = Open();

        var page = Page(url);
        Assert.Equal(200, page.Status);
        foreach (var words in new[] { "Gold: active, next charge on 10 Feb 2026", "ending in 4242", "paid" })
            Assert.Contains(words, page.Body, StringComparison.Ordinal);

        _world.Now += TimeSpan.FromHours(1);
        Assert.Equal(410, Page(url).Status);
        Assert.Equal(404, Page(url + "x").Status);
        Assert.Contains("expired", _world.Refused("portal", Act(url, "resume"), 410), StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_there_sets_the_moment_and_not_the_flag()
    {
        Subscribe();
        var url = Open();
        _world.Act("portal", Act(url, "cancel"));
        var cancelled = _world.Subscription();
        Assert.False((bool)cancelled["cancel_at_period_end"]!);
        Assert.Equal("2026-02-10", SomeWorld.Day(cancelled["cancel_at"]));
        _world.Refused("portal", Act(url, "cancel"), 409);

        Update("cancel_at_period_end=false");
        Assert.NotNull(_world.Subscription()["cancel_at"]);
        Update("cancel_at=");
        Assert.Null(_world.Subscription()["cancel_at"]);

        _world.Act("portal", Act(url, "cancel"));
        _world.Act("portal", Act(url, "resume"));
        Assert.Null(_world.Subscription()["cancel_at"]);
        _world.Refused("portal", Act(url, "resume"), 409);
        Assert.Equal(5, _world.Events().Count(type => type == "customer.subscription.updated"));
    }

    [Fact]
    public void A_new_card_pays_what_is_open_and_a_bad_one_is_refused()
    {
        Subscribe("4000000000000341");
        _world.Now = _world.Now.AddDays(32);
        Assert.Equal("past_due", (string)_world.Subscription()["status"]!);
        var url = Open();

        Assert.Contains("declined", _world.Refused(
            "portal", Act(url, "card", "4000000000000002"), 402), StringComparison.Ordinal);
        Assert.Equal(
            "action_required", (string)_world.Act("portal", Act(url, "card", "4000002760003184"))["status"]!);
        Assert.Equal("past_due", (string)_world.Subscription()["status"]!);
        _world.Act("portal", Act(url, "card", "5555555555554444"));

        Assert.Equal("active", (string)_world.Subscription()["status"]!);
        Assert.Contains("mastercard ending in 4444", Page(url).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_configuration_does_not_enable_cannot_be_done()
    {
        Subscribe();
        var made = (string)_world.Stripe(
            "POST", "/v1/billing_portal/configurations", "features[invoice_history][enabled]=true")["id"]!;
        var url = Session($"&configuration={made}");

        _world.Refused("portal", Act(url, "cancel"), 403);
        Assert.DoesNotContain("data-act", Page(url).Body, StringComparison.Ordinal);
        _world.Refused("portal", Act(url, "dance"), 400);
        _world.Refused("portal", Act("http://x/p/session/none", "cancel"), 404);
    }

    [Fact]
    public void A_plan_is_changed_there_and_the_difference_is_paid_at_once()
    {
        Subscribe();
        var (product, better) = Better();
        var url = Session($"&configuration={Configured(product, better)}");
        _world.Refused("portal", Plan(url, "price_none"), 403);

        _world.Act("portal", Plan(url, better));

        Assert.Equal(better, (string)_world.Subscription()["items"]!["data"]![0]!["price"]!["id"]!);
        var invoice = _world.Stripe("GET", "/v1/invoices")["data"]![0]!;
        Assert.Equal(
            ("subscription_update", "paid"), ((string)invoice["billing_reason"]!, (string)invoice["status"]!));
        Assert.True(
            (bool)invoice["lines"]!["data"]![0]!["parent"]!["subscription_item_details"]!["proration"]!);
    }

    [Fact]
    public void A_link_to_one_page_leads_to_no_other_and_must_make_sense()
    {
        Subscribe();
        var (product, better) = Better();
        var more = $"&configuration={Configured(product, better)}";
        var id = (string)_world.Subscription()["id"]!;
        var item = (string)_world.Subscription()["items"]!["data"]![0]!["id"]!;
        const string Confirm = "flow_data[subscription_update_confirm]";

        var card = Session($"{more}&flow_data[type]=payment_method_update");
        _world.Refused("portal", Act(card, "cancel"), 403);
        _world.Act("portal", Act(card, "card", "5555555555554444"));
        var confirm = $"{more}&flow_data[type]=subscription_update_confirm&{Confirm}[subscription]={id}"
            + $"&{Confirm}[items][0][id]={item}";
        _world.Act("portal", Plan(Session($"{confirm}&{Confirm}[items][0][price]={better}"), better));

        Assert.Equal($"{Confirm}[items][0][price]", Refusal($"{confirm}&{Confirm}[items][0][price]=price_none"));
        Assert.Equal("flow_data[type]", Refusal($"{more}&flow_data[type]=dance"));
        Assert.Equal(
            "flow_data[subscription_cancel][subscription]",
            Refusal($"{more}&flow_data[type]=subscription_cancel"));
        var bare = _world.Stripe(
            "POST", "/v1/billing_portal/configurations", "features[invoice_history][enabled]=true")["id"];
        Assert.Equal("flow_data[type]", Refusal($"&configuration={bare}&flow_data[type]=payment_method_update"));
    }

    [Fact]
    public void A_paid_invoice_goes_on_being_shown()
    {
        Subscribe();
        var invoice = _world.Stripe("GET", "/v1/invoices")["data"]![0]!;

        foreach (var field in new[] { "hosted_invoice_url", "invoice_pdf" })
        {
            var page = Page((string)invoice[field]!);
            Assert.Equal(200, page.Status);
            Assert.Contains("Paid on 10 Jan 2026", page.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Feedback_that_Stripe_does_not_know_is_refused()
    {
        Subscribe();

        var refusal = _world.StripeRefusal(
            "POST", $"/v1/subscriptions/{_world.Subscription()["id"]}",
            "cancel_at_period_end=true&cancellation_details[feedback]=bored");

        Assert.Equal("cancellation_details[feedback]", (string)refusal["param"]!);
    }

    private void Subscribe(string card = "4242424242424242") => _world.Pay(_world.Link()["url"]!, card);

    /// <summary>Another plan's product and price.</summary>
    private (string Product, string Price) Better()
    {
        var product = (string)_world.Stripe("POST", "/v1/products", "name=Better")["id"]!;
        var price = _world.Stripe(
            "POST", "/v1/prices",
            $"product={product}&currency=usd&unit_amount=19900&recurring[interval]=month")["id"]!;
        return (product, (string)price!);
    }

    private string Configured(string product, string price) => (string)_world.Stripe(
        "POST", "/v1/billing_portal/configurations",
        $"{Configuration}&features[subscription_update][enabled]=true"
        + "&features[subscription_update][default_allowed_updates][0]=price"
        + "&features[subscription_update][proration_behavior]=always_invoice"
        + $"&features[subscription_update][products][0][product]={product}"
        + $"&features[subscription_update][products][0][prices][0]={price}")["id"]!;

    private JsonObject Plan(string url, string price)
    {
        var act = Act(url, "plan");
        act["price"] = price;
        return act;
    }

    /// <summary>The parameter for which a session is refused.</summary>
    private string Refusal(string more) => (string)_world.StripeRefusal(
        "POST", "/v1/billing_portal/sessions",
        $"customer={_world.Subscription()["customer"]}{more}")["param"]!;

    private string Configured() =>
        (string)_world.Stripe("POST", "/v1/billing_portal/configurations", Configuration)["id"]!;

    private string Open() => Session($"&configuration={Configured()}");

    private string Session(string more) => (string)_world.Stripe(
        "POST", "/v1/billing_portal/sessions",
        $"customer={_world.Subscription()["customer"]}&return_url=https://t.me/bot{more}")["url"]!;

    private void Update(string form) =>
        _world.Stripe("POST", $"/v1/subscriptions/{_world.Subscription()["id"]}", form);

    private JsonObject Act(string url, string act, string? card = null) => new()
    {
        ["url"] = url,
        ["act"] = act,
        ["card"] = card,
        ["subscription"] = (string)_world.Subscription()["id"]!,
    };

    private LeanBot.Sandbox.Response Page(string url) =>
        _world.Send(new LeanBot.Sandbox.Request("GET", new Uri(url).AbsolutePath));
}
