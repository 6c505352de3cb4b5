using LeanBot.Core.Features.Cards;

namespace LeanBot.Core.Tests.Features;

public sealed class Cards
{
    private static readonly CardTold Mastercard = new("pm_2", "mastercard", "4444", 3, 2027, "fp_mc");

    [Fact]
    public void A_new_card_its_renewal_its_end_and_its_loss_are_told_with_a_way_on() =>
        Verified.InBothLanguages(person =>
        {
            var talk = Gold(person);
            Happens(talk, Mastercard, "payment_method.attached");
            talk.Waits(days: 110);
            Happens(talk, Mastercard with { ExpYear = 2031 }, "payment_method.automatically_updated");
            Happens(talk, new CardTold(), "payment_method.detached");
            return talk.Presses("Change my card").Presses("New link");
        });

    [Fact]
    public void The_card_of_a_purchase_is_no_news() =>
        Assert.DoesNotContain("is saved", Gold().Says("/status").Transcript, StringComparison.Ordinal);

    [Fact]
    public void What_changes_nothing_about_what_is_charged_is_not_told()
    {
        var talk = Gold();
        var heard = talk.Heard.Count;

        Happens(talk, talk.Town.Stripe.CardOf(CustomerOf(talk)), "payment_method.detached");

        Assert.Equal(heard, talk.Heard.Count);
    }

    [Fact]
    public void Who_does_not_renew_is_reminded_of_no_card()
    {
        var talk = Gold();
        Happens(talk, Mastercard with { ExpYear = 2026, ExpMonth = 12 }, "payment_method.attached");
        talk.Says("/cancel").Presses("rather not say").Presses("Yes, cancel").Waits(days: 20);

        Assert.DoesNotContain("expires next month", talk.Transcript, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 2027, "2026-12-17")]
    [InlineData(12, 2026, "2026-11-16")]
    [InlineData(11, 2026, null)]
    [InlineData(13, 2027, null)]
    public void It_is_told_in_the_month_before_its_last(int month, int year, string? day)
    {
        var card = new Card("main", "cus_1", Some.Member().Id, "pm_1", "visa", "4242", month, year);

        Assert.Equal(day, card.ReminderFor(Some.Config.Hours, Some.Noon)?.ToString("yyyy-MM-dd", null));
    }

    private static void Happens(Talk talk, CardTold card, string type)
    {
        talk.Town.Now = talk.Town.Now.AddHours(1);
        talk.Town.Stripe.ChangeCard(card, type, talk.Town.Now);
        talk.Town.Settle();
    }

    private static string CustomerOf(Talk talk) =>
        talk.Town.Store.View(state => state.All<Card>().Single().CustomerId);

    private static Talk Gold(Person? person = null) => Buying.Member(person)
        .Says("/subscribe").Presses("Gold").Presses("Monthly").Pays().Unrecorded();
}
