using LeanBot.Core.Features.Billing;
using LeanBot.Core.Features.Payments;

namespace LeanBot.Core.Tests.Features;

public sealed class PlanAndBilling
{
    [Fact]
    public void My_plan_shows_all_there_is_and_leads_on() => Verified.Matches(Gold()
        .Joins("Stocks").Unrecorded().Says("/myplan")
        .Presses("Cancel Gold").Presses("Keep it").Presses("My status").Presses("More")
        .Presses("Card and invoices").Presses("My status").Presses("More").Presses("See the plans").Transcript);

    [Fact]
    public void My_plan_and_billing_in_Ukrainian() => Verified.Matches(Gold(Some.Ukrainian)
        .Says("/myplan").Presses("Картка й рахунки").Presses("Нове посилання").Presses("Моя підписка")
        .Presses("Докладніше").Presses("Скасувати Gold").Presses("Задорого").Presses("Так, скасувати")
        .Says("/myplan").Presses("Повернути Gold").Transcript);

    [Fact]
    public void A_long_history_is_shown_page_by_page_and_old_invoices_are_asked_for() => Verified.Matches(
        Gold().Waits(days: 31 * 6).Unrecorded().Says("/myplan").Presses("Older").Presses("🧾 2 Nov 2026")
        .Presses("Back").Presses("Newer").Presses("🧾 2 Mar 2027").Transcript);

    [Fact]
    public void Old_invoices_in_Ukrainian() => Verified.Matches(Gold(Some.Ukrainian)
        .Waits(days: 31 * 6).Unrecorded().Says("/myplan").Presses("Давніші").Presses("🧾 2 листопада")
        .Presses("Назад").Presses("Новіші").StripeIsDown().Presses("🧾 2 березня").Waits(hours: 1)
        .Transcript);

    [Fact]
    public void While_Stripe_is_down_an_invoice_is_not_shown_and_can_be_asked_for_again() => Verified.Matches(
        Gold().Waits(days: 62).StripeIsDown().Unrecorded().Says("/myplan").Presses("🧾 2 Nov 2026")
        .Waits(hours: 1).StripeIsDown(false).Presses("Try again").Transcript);

    [Fact]
    public void In_grace_my_plan_has_the_open_invoice() => Verified.Matches(Gold()
        .CardFails().Waits(days: 31).Unrecorded().Says("/myplan").Pays().Says("/myplan").Transcript);

    [Fact]
    public void After_the_end_my_plan_shows_what_was() => Verified.Matches(Gold()
        .Says("/cancel").Presses("rather not say").Presses("Yes, cancel").Waits(days: 31).Unrecorded()
        .Says("/status").Presses("More").Presses("See the plans").Transcript);

    [Fact]
    public void Where_Stripe_still_tries_after_the_end_my_plan_has_a_way_to_cancel() => Verified.Matches(
        Gold().CardFails().Waits(days: 37).Unrecorded().Says("/myplan").Presses("Cancel Gold").Transcript);

    [Fact]
    public void Who_never_paid_hears_so_and_sees_the_plans() => Verified.Matches(Newcomer()
        .Says("/billing").Says("/myplan").Says("/status").Presses("See the plans").Transcript);

    [Fact]
    public void Who_never_paid_hears_so_in_Ukrainian() => Verified.Matches(Newcomer(Some.Ukrainian)
        .Says("/billing").Says("/myplan").Says("/cancel").Says("/resume").Transcript);

    [Fact]
    public void Every_link_to_the_portal_is_a_fresh_one_and_its_configuration_is_remembered()
    {
        var talk = Gold();
        var calls = new List<Outgoing>();
        talk.Town.Carried = calls.Add;

        talk.Says("/billing").Presses("New link").Says("/billing");

        Assert.Equal([null, "bpc_1", "bpc_1"], calls.OfType<OpenPortal>().Select(one => one.ConfigurationId));
        Verified.Matches(talk.Transcript);
    }

    [Fact]
    public void Each_of_several_customers_has_a_button()
    {
        var talk = Gold();
        talk.Town.Store.Update(talk.Town.Now, "test", tx =>
        {
            tx.Put(new StripeCustomer("second", "cus_9", Some.Member().Id));
            return true;
        });

        Verified.Matches(talk.Says("/billing").Presses("Account 2").Transcript);
    }

    [Fact]
    public void Where_the_portal_cannot_be_opened_nothing_is_hidden()
    {
        var talk = Gold().StripeIsDown().Says("/billing").Waits(hours: 1).StripeIsDown(false);
        talk.Town.Refuses = typeof(OpenPortal);
        talk.Presses("Try again");
        talk.Town.Refuses = null;

        Verified.Matches(talk.Presses("Try again").Transcript);
    }

    private static Talk Newcomer(Person? person = null) => Talk
        .With(person ?? Some.Member())
        .Says("/start").Presses(person == Some.Ukrainian ? "Приймаю" : "I accept").Unrecorded();

    private static Talk Gold(Person? person = null) => Newcomer(person)
        .Says("/subscribe").Presses("Gold").Presses(person == Some.Ukrainian ? "Щомісяця" : "Monthly").Pays()
        .Unrecorded();
}
