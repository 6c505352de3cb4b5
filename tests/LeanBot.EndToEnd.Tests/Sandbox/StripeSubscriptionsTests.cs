using System.Text.Json.Nodes;

namespace LeanBot.EndToEnd.Tests.Sandbox;

public sealed class StripeSubscriptionsTests
{
    [Fact]
    public void A_sign_up_by_link_sends_the_events_of_the_real_one_in_order()
    {
        var world = new SomeWorld();
        var link = world.Link();
        var before = world.Events().Count;

        Assert.Equal("paid", (string)world.Pay(link["url"]!)["status"]!);

        Assert.Equal(
        [
            "customer.created", "payment_method.attached", "checkout.session.completed",
            "customer.subscription.created", "customer.subscription.updated", "invoice.created",
            "invoice.finalized", "invoice.paid", "invoice.payment_succeeded", "payment_intent.succeeded",
            "charge.succeeded", "invoice_payment.paid",
        ], world.Events(before));
        var session = world.LastEvent("checkout.session.completed")["data"]!["object"]!;
        Assert.Equal("paid", (string)session["payment_status"]!);
        Assert.Equal("o1", (string)session["metadata"]!["order_id"]!);
        Assert.Equal((string)link["id"]!, (string)session["payment_link"]!);
        Assert.Equal("ann@example.com", (string)session["customer_details"]!["email"]!);
        var invoice = world.LastEvent("invoice.paid")["data"]!["object"]!;
        var details = invoice["parent"]!["subscription_details"]!;
        Assert.Equal((string)session["subscription"]!, (string)details["subscription"]!);
        Assert.Equal($"{SomeWorld.Ann}", (string)details["metadata"]!["telegram_id"]!);
        Assert.Equal("subscription_create", (string)invoice["billing_reason"]!);
        Assert.Equal(1000, (int)invoice["amount_paid"]!);
        var line = invoice["lines"]!["data"]![0]!;
        Assert.Equal("2026-02-10", SomeWorld.Day(line["period"]!["end"]));
        Assert.NotNull(line["pricing"]!["price_details"]!["price"]);
    }

    [Fact]
    public void A_year_of_renewals_keeps_to_the_end_of_the_month()
    {
        var world = new SomeWorld(new DateTimeOffset(2026, 1, 31, 9, 0, 0, TimeSpan.Zero));
        world.Pay(world.Link()["url"]!);

        world.Now = world.Now.AddYears(1).AddHours(2);

        var invoices = world.Stripe("GET", "/v1/invoices", "limit=100")["data"]!.AsArray();
        var starts = invoices.Reverse().Select(
            i => SomeWorld.Day(i!["lines"]!["data"]![0]!["period"]!["start"]));
        Assert.Equal(
        [
            "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31",
            "2026-08-31", "2026-09-30", "2026-10-31", "2026-11-30", "2026-12-31", "2027-01-31",
        ], starts);
        Assert.All(invoices, invoice => Assert.Equal("paid", (string)invoice!["status"]!));
        Assert.Equal("active", (string)world.Subscription()["status"]!);
    }

    [Fact]
    public void A_renewal_is_drafted_at_the_period_end_and_charged_an_hour_later()
    {
        var world = new SomeWorld();
        world.Pay(world.Link()["url"]!);
        var before = world.Events().Count;

        world.Now = new DateTimeOffset(2026, 2, 10, 12, 0, 1, TimeSpan.Zero);
        Assert.Equal(["customer.subscription.updated", "invoice.created"], world.Events(before));
        world.Now = world.Now.AddHours(1);

        Assert.Equal(
        [
            "invoice.finalized", "invoice.paid", "invoice.payment_succeeded", "payment_intent.succeeded",
            "charge.succeeded", "invoice_payment.paid",
        ], world.Events(before + 2));
        Assert.Equal("2026-02-10", SomeWorld.Day(world.LastEvent("invoice.paid")["created"]));
    }

    [Fact]
    public void A_card_that_fails_later_is_retried_three_times_and_then_the_subscription_ends()
    {
        var world = new SomeWorld();
        Assert.Equal("paid", (string)world.Pay(world.Link()["url"]!, "4000000000000341")["status"]!);
        var attempts = new List<(int, string?)>();

        foreach (var day in (int[])[31, 34, 39, 46])
        {
            world.Now = new DateTimeOffset(2026, 1, 10, 14, 0, 0, TimeSpan.Zero).AddDays(day);
            var invoice = world.LastEvent("invoice.payment_failed")["data"]!["object"]!;
            var next = invoice["next_payment_attempt"];
            attempts.Add(((int)invoice["attempt_count"]!, next is null ? null : SomeWorld.Day(next)));
            Assert.Equal(day < 46 ? "past_due" : "canceled", (string)world.Subscription()["status"]!);
        }

        Assert.Equal([(1, "2026-02-13"), (2, "2026-02-18"), (3, "2026-02-25"), (4, null)], attempts);
        var ended = world.LastEvent("customer.subscription.deleted")["data"]!["object"]!;
        Assert.Equal("payment_failed", (string)ended["cancellation_details"]!["reason"]!);
    }

    [Fact]
    public void A_new_card_saves_a_subscription_that_is_past_due()
    {
        var world = new SomeWorld();
        world.Pay(world.Link()["url"]!, "4000000000000341");
        world.Now = world.Now.AddDays(32);
        var customer = (string)world.Subscription()["customer"]!;

        world.Act("stripe/cards", new JsonObject { ["customer"] = customer, ["card"] = "4242424242424242" });
        Assert.Equal("past_due", (string)world.Subscription()["status"]!);
        world.Now = world.Now.AddDays(3);

        Assert.Equal("active", (string)world.Subscription()["status"]!);
        var change = world.LastEvent("customer.subscription.updated")["data"]!["previous_attributes"]!;
        Assert.Equal("past_due", (string)change["status"]!);
    }

    [Fact]
    public void An_open_invoice_is_paid_on_its_own_page()
    {
        var world = new SomeWorld();
        world.Pay(world.Link()["url"]!, "4000000000000341");
        world.Now = world.Now.AddDays(32);
        var page = world.LastEvent("invoice.payment_failed")["data"]!["object"]!["hosted_invoice_url"]!;

        Assert.Equal("declined", (string)world.Pay(page, "4000000000000002")["status"]!);
        Assert.Equal("paid", (string)world.Pay(page)["status"]!);

        Assert.Equal("active", (string)world.Subscription()["status"]!);
        Assert.Contains("paid already", world.Refused("pay", new JsonObject
        {
            ["url"] = (string)page!,
            ["card"] = "4242424242424242",
        }, 410), StringComparison.Ordinal);
    }

    [Fact]
    public void Cancel_at_period_end_ends_it_then_and_not_before()
    {
        var world = new SomeWorld();
        world.Pay(world.Link()["url"]!);
        var id = (string)world.Subscription()["id"]!;

        var updated = world.Stripe("POST", $"/v1/subscriptions/{id}", "cancel_at_period_end=true");
        Assert.Equal("active", (string)updated["status"]!);
        Assert.Equal("2026-02-10", SomeWorld.Day(updated["cancel_at"]));
        world.Now = world.Now.AddMonths(1).AddMinutes(-1);
        Assert.Equal("active", (string)world.Subscription()["status"]!);
        world.Now = world.Now.AddMinutes(2);

        Assert.Equal("canceled", (string)world.Subscription()["status"]!);
        Assert.Single(world.Stripe("GET", "/v1/invoices")["data"]!.AsArray());
    }

    [Fact]
    public void A_debit_is_unpaid_at_first_and_paid_after_three_days()
    {
        var world = new SomeWorld();
        world.Pay(world.Link()["url"]!, "sepa_debit");
        Assert.Equal("unpaid",
            (string)world.LastEvent("checkout.session.completed")["data"]!["object"]!["payment_status"]!);
        Assert.DoesNotContain("invoice.paid", world.Events());

        world.Now = world.Now.AddDays(3).AddMinutes(1);

        Assert.Contains("checkout.session.async_payment_succeeded", world.Events());
        Assert.Contains("invoice.paid", world.Events());
    }

    [Fact]
    public void A_debit_that_fails_says_so_after_three_days()
    {
        var world = new SomeWorld();
        world.Pay(world.Link()["url"]!, "sepa_debit_fails");

        world.Now = world.Now.AddDays(3).AddMinutes(1);

        Assert.Contains("checkout.session.async_payment_failed", world.Events());
        Assert.DoesNotContain("invoice.paid", world.Events());
        Assert.Equal("past_due", (string)world.Subscription()["status"]!);
    }

    [Fact]
    public void A_card_that_asks_for_authentication_pays_when_it_gets_it_and_asks_again_at_renewal()
    {
        var world = new SomeWorld();
        var url = world.Link()["url"]!;

        Assert.Equal("action_required", (string)world.Pay(url, "4000002760003184")["status"]!);
        Assert.Equal("paid", (string)world.Pay(url, "4000002760003184", authenticate: true)["status"]!);
        world.Now = world.Now.AddDays(32);

        Assert.Contains("invoice.payment_action_required", world.Events());
        Assert.Equal("past_due", (string)world.Subscription()["status"]!);
    }

    [Theory]
    [InlineData("4000000000009995", "Your card has insufficient funds.")]
    [InlineData("4000000000000002", "Your card was declined.")]
    public void A_declined_card_says_why_and_sells_nothing(string card, string why)
    {
        var world = new SomeWorld();

        var answer = world.Pay(world.Link()["url"]!, card);

        Assert.Equal("declined", (string)answer["status"]!);
        Assert.Equal(why, (string)answer["error"]!);
        Assert.Empty(world.Stripe("GET", "/v1/subscriptions", "status=all")["data"]!.AsArray());
    }

    [Fact]
    public void A_link_sells_as_often_as_it_may_and_then_closes()
    {
        var world = new SomeWorld();
        var link = world.Link("&restrictions[completed_sessions][limit]=1");
        world.Pay(link["url"]!);

        world.Refused(
            "pay", new JsonObject { ["url"] = (string)link["url"]!, ["card"] = "4242424242424242" }, 410);

        Assert.False((bool)world.Stripe("GET", $"/v1/payment_links/{link["id"]}")["active"]!);
    }

    [Fact]
    public void A_trial_costs_nothing_until_it_is_over()
    {
        var world = new SomeWorld();
        world.Pay(world.Link("&subscription_data[trial_period_days]=7")["url"]!);
        Assert.Equal("trialing", (string)world.Subscription()["status"]!);
        Assert.Equal(0, (int)world.LastEvent("invoice.paid")["data"]!["object"]!["amount_paid"]!);

        world.Now = world.Now.AddDays(7).AddHours(2);

        Assert.Equal("active", (string)world.Subscription()["status"]!);
        Assert.Equal(1000, (int)world.LastEvent("invoice.paid")["data"]!["object"]!["amount_paid"]!);
        Assert.Contains("customer.subscription.trial_will_end", world.Events());
    }

    [Fact]
    public void A_refund_given_twice_is_refused()
    {
        var world = new SomeWorld();
        world.Pay(world.Link()["url"]!);
        var intent = (string)world.LastEvent("payment_intent.succeeded")["data"]!["object"]!["id"]!;

        world.Stripe("POST", "/v1/refunds", $"payment_intent={intent}");

        Assert.Equal("charge_already_refunded",
            (string)world.StripeRefusal("POST", "/v1/refunds", $"payment_intent={intent}")["code"]!);
        var charge = world.LastEvent("charge.refunded")["data"]!["object"]!;
        Assert.True((bool)charge["refunded"]!);
    }

    [Fact]
    public void An_expanded_subscription_shows_its_invoice_and_the_payments_of_that()
    {
        var world = new SomeWorld();
        world.Pay(world.Link()["url"]!);
        var id = world.Subscription()["id"];

        var shown = world.Stripe("GET", $"/v1/subscriptions/{id}",
            "expand[]=latest_invoice.payments.data.payment&expand[]=customer");

        Assert.Equal("ann@example.com", (string)shown["customer"]!["email"]!);
        Assert.Equal("paid", (string)shown["latest_invoice"]!["payments"]!["data"]![0]!["status"]!);
    }

    [Fact]
    public void Time_brings_the_same_world_in_one_step_or_in_many()
    {
        string Lived(int steps)
        {
            var world = new SomeWorld();
            world.Pay(world.Link()["url"]!, "4000000000000341");
            for (var i = 0; i < steps; i++)
            {
                world.Now = world.Now.AddDays(60.0 / steps);
                world.World.RunDue(world.Now);
            }

            return world.World.Dump();
        }

        Assert.Equal(Lived(1), Lived(240));
    }
}
