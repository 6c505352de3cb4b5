using LeanBot.Core.Features.Billing;
using LeanBot.Core.Features.Cancellations;

namespace LeanBot.Core.Tests.Features;

/// <summary>Whoever looks at their plan, leaves or thinks again finds a button that leads on.</summary>
public sealed class WaysOut
{
    [Fact]
    public void Every_reason_can_be_taken_back() => Verified.InBothLanguages(person => Gold(person)
        .Says("/cancel").Presses("Not what I expected").Presses("Keep it")
        .Says("/cancel").Presses("I only wanted it for a while").Presses("Keep it")
        .Says("/cancel").Presses("Another reason").Presses("Keep it")
        .Says("/cancel").Presses("Not enough time").Presses("Keep it").Presses("My status"));

    [Fact]
    public void From_a_cancellation_and_back() => Verified.InBothLanguages(person => Gold(person)
        .Says("/cancel").Presses("I would rather not say").Presses("Yes, cancel").Presses("My status")
        .Presses("Resume Gold").Presses("My status").Says("/resume").Presses("My status")
        .Says("/cancel").Presses("I would rather not say").Presses("Yes, cancel")
        .Waits(days: 28).Presses("Resume Gold"));

    [Fact]
    public void From_two_subscriptions() => Verified.InBothLanguages(person => Gold(person)
        .Says("/start plan_starter_month").Pays().Unrecorded()
        .Says("/cancel").Presses("Keep it").Presses("My status")
        .Says("/cancel").Presses("Cancel Gold").Presses("I would rather not say").Presses("Yes, cancel")
        .Says("/cancel").Presses("I would rather not say").Presses("Yes, cancel")
        .Says("/resume").Presses("My status")
        .Says("/cancel").Presses("My status").Says("/cancel").Presses("Resume Starter"));

    [Fact]
    public void From_an_open_invoice() => Verified.InBothLanguages(person =>
    {
        var talk = Gold(person).CardFails().Waits(days: 31).Unrecorded();
        foreach (var reason in new[] { "Not what I expected", "I only wanted", "Another reason", "Not enough time" })
            talk.Says("/cancel").Presses(reason).Presses("Keep it");
        talk.Says("/cancel").Presses("Keep it").Presses("My status")
            .Says("/myplan").Presses("Card and invoices").Says("/myplan").Presses("🧾 2")
            .Says("/myplan").Presses("Cancel Gold").Presses("I would rather not say").Presses("Yes, cancel");
        return talk.Presses("My status");
    });

    [Fact]
    public void From_an_end_for_which_Stripe_still_tries() => Verified.InBothLanguages(person => Gold(person)
        .CardFails().Waits(days: 37).Unrecorded()
        .Says("/myplan").Presses("Card and invoices").Says("/myplan").Presses("🧾 2")
        .Says("/cancel").Presses("Too expensive").Presses("Keep it")
        .Says("/cancel").Presses("Too expensive").Presses("Yes, cancel").Presses("My status")
        .Says("/cancel").Presses("See the plans"));

    [Fact]
    public void From_what_Stripe_refused_or_did_not_answer() => Verified.InBothLanguages(person =>
    {
        var talk = Gold(person).Says("/cancel").Presses("I would rather not say").Unrecorded();
        Refused(talk, typeof(CancelSubscription), () => talk.Presses("Yes, cancel"));
        talk.Presses("Keep it")
            .Says("/cancel").Presses("I would rather not say").StripeIsDown().Presses("Yes, cancel")
            .Waits(hours: 1).StripeIsDown(false).Presses("Keep it")
            .Says("/cancel").Presses("I would rather not say").Presses("Yes, cancel");
        Refused(talk, typeof(ResumeSubscription), () => talk.Presses("Resume Gold"));
        talk.Presses("My status");
        Refused(talk, typeof(ResumeSubscription), () => talk.Says("/resume"));
        return talk.StripeIsDown().Presses("Try again").Waits(hours: 1).StripeIsDown(false)
            .Presses("My status");
    });

    [Fact]
    public void From_keep_it_under_what_was_cancelled_meanwhile() => Verified.InBothLanguages(person =>
    {
        var talk = Gold(person).Says("/cancel");
        var (old, keep) = talk.Find("Keep it");
        return talk.Says("/cancel").Presses("Too expensive").Presses("Yes, cancel Gold")
            .PressesData("[the first Keep it]", old.Id, keep.Data!);
    });

    [Fact]
    public void From_an_invoice_that_could_not_be_withdrawn() => Verified.InBothLanguages(person =>
    {
        var talk = Gold(person).CardFails().Waits(days: 31).Unrecorded()
            .Says("/cancel").Presses("I would rather not say");
        Refused(talk, typeof(EndSubscription), () => talk.Presses("Yes, cancel"));
        return talk.Presses("My status");
    });

    [Fact]
    public void From_a_renewal_that_was_quicker() =>
        Verified.InBothLanguages(person => RenewedJustThen(person).Presses("My status"));

    [Fact]
    public void Back_from_a_renewal_that_was_quicker() =>
        Verified.InBothLanguages(person => RenewedJustThen(person).Presses("Resume Gold"));

    [Fact]
    public void From_a_portal_that_could_not_be_opened() => Verified.InBothLanguages(person =>
    {
        var talk = Gold(person).StripeIsDown().Says("/billing").Waits(hours: 1).StripeIsDown(false)
            .Presses("My status");
        Refused(talk, typeof(OpenPortal), () => talk.Says("/billing"));
        return talk.Presses("My status");
    });

    [Fact]
    public void From_an_invoice_that_was_not_found() => Verified.InBothLanguages(person => Gold(person)
        .Waits(days: 62).Unrecorded().StripeIsDown().Says("/myplan")
        .Presses(person.Language == "en" ? "🧾 2 Nov" : "🧾 2 листопада")
        .Waits(hours: 1).StripeIsDown(false).Presses("‹ Back").Presses("See the plans"));

    [Fact]
    public void From_nothing_to_pay_for() => Verified.InBothLanguages(person => Buying.Member(person)
        .Says("/billing").Presses("See the plans").Says("/cancel").Presses("See the plans"));

    private static Talk RenewedJustThen(Person person)
    {
        var talk = Gold(person).Waits(days: 29).Says("/cancel").Presses("I would rather not say").Unrecorded();
        talk.Town.PassUnheard(TimeSpan.FromDays(1));
        return talk.Presses("Yes, cancel");
    }

    private static void Refused(Talk talk, Type call, Action act)
    {
        talk.Town.Refuses = call;
        act();
        talk.Town.Refuses = null;
    }

    private static Talk Gold(Person person) =>
        Buying.Member(person).Says("/start plan_gold_month").Pays().Unrecorded();
}
