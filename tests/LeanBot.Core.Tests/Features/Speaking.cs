using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Payments;

namespace LeanBot.Core.Tests.Features;

/// <summary>Which language a person reads.</summary>
public sealed class Speaking
{
    [Fact]
    public void A_language_is_chosen_with_buttons_and_holds_from_the_next_word_on() =>
        Verified.Matches(Buying.Member()
            .Says("/language").Presses("Українська").Says("/status").Presses("Переглянути тарифи")
            .Says("/language").Presses("English").Presses("My status").Transcript);

    [Fact]
    public void What_a_person_chose_wins_over_what_their_Telegram_says_for_ever()
    {
        var talk = Buying.Member().Says("/language").Presses("Українська");

        Writes(talk, "en");
        Writes(talk, "de");

        Assert.Equal(("uk", true), (MemberIn(talk).Language, MemberIn(talk).IsLanguageChosen));
    }

    [Fact]
    public void Without_a_choice_the_language_follows_Telegrams_and_stays_where_Telegram_is_silent()
    {
        var talk = Buying.Member();

        Writes(talk, "uk");
        Assert.Equal("uk", MemberIn(talk).Language);
        Writes(talk, null);
        Assert.Equal("uk", MemberIn(talk).Language);
        Writes(talk, "pt-br");
        Assert.Equal("en", MemberIn(talk).Language);
    }

    [Fact]
    public void Who_was_met_by_a_payment_gets_their_language_at_their_first_word()
    {
        // Told by hand, and not by the stand-in.
        var talk = Talk.With(Some.Ukrainian, new Town { LosesStripeEvents = true });
        talk.Town.Handle(new Incoming.Stripe("stripe:main:evt_1", new StripeEvent(
            "evt_1", "invoice.paid", "main", talk.Town.Now, new StripeInvoice(
                "in_1", "paid", "subscription_create", "sub_1", "cus_1", new("43", "gold", null),
                new Money(9900, "usd"), new Money(9900, "usd"), talk.Town.Now.AddMonths(1), "price_1", 1,
                null, null))));
        Assert.NotEmpty(talk.Town.Store.View(state => state.All<Payment>().ToArray()));
        Assert.Equal("en", MemberIn(talk, 43).Language);

        talk.Says("/terms");

        Assert.Equal("uk", MemberIn(talk, 43).Language);
        Assert.Contains("Умови Market Room", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void The_team_is_spoken_to_in_the_language_of_the_config_whatever_they_chose_as_members()
    {
        var town = new Town();
        var talk = Talk.With(Some.Admin, town).Says("/start").Says("/language").Presses("Українська")
            .As(Some.Admin, Bot.Admin).Says("/help");

        Assert.Contains("Whatever needs a person", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_that_was_taken_away_is_refused_kindly_and_its_members_read_English()
    {
        var talk = Buying.Member().Says("/language").Presses("Українська").Says("/language");
        talk.Town.Config = talk.Town.Config with
        {
            Texts = new Texts(Some.Templates.Where(text => text.Key == "en").ToDictionary()),
        };

        talk.Presses("Українська").Says("/terms");

        Assert.Contains("(alert: I do not speak this language any more.", talk.Transcript, StringComparison.Ordinal);
        Assert.Contains("Terms of Market Room", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void The_terms_can_be_read_at_any_time_with_when_they_were_accepted() =>
        Verified.InBothLanguages(person => Talk.With(person)
            .Says("/terms").Presses("I accept").Waits(days: 2).Says("/terms").Presses("My status"));

    private static void Writes(Talk talk, string? language)
    {
        talk.Town.Handle(new Incoming.Message(
            talk.Town.NextUpdate(Bot.User), Bot.User, Some.Member() with { Language = language }, 1, "/help"));
        talk.Town.Settle();
    }

    private static Member MemberIn(Talk talk, long id = 5_000_000_001) =>
        talk.Town.Store.View(state => state.Get<Member>(new MemberId(id).ToString()))!;
}
