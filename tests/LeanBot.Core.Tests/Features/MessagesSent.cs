using LeanBot.Core.Features.Messages;

namespace LeanBot.Core.Tests.Features;

/// <summary>What the team sees of the messages that a member got unasked.</summary>
public sealed class MessagesSent
{
    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void The_card_tells_which_arrived_and_which_did_not(string language)
    {
        var person = language == "en" ? Some.Member() : Some.Ukrainian;
        var talk = Subscribed(person).Waits(days: 32).As(Some.Admin, Bot.Admin)
            .Says($"/find {person.Id}").Presses("✉️ Write").Says("Вітаю");
        talk.Town.Telegram.BlockedBy.Add(person.Id.Value);
        talk.CardFails().Waits(days: 31).CardFails(false);
        talk.Town.Telegram.BlockedBy.Clear();
        talk.As(person).Says("/start").As(Some.Admin, Bot.Admin);
        talk.Says("/broadcast").Presses("New broadcast").Presses("Next: the text").Says("Вітаю")
            .Presses("👁").Presses("🕒").Presses("🚀").Presses("📣").Runs();
        talk.Unrecorded().Says($"/find {person.Id}").Presses("Messages sent").Presses("Back");
        MenuOfTheTeam.Match(talk, language);
    }

    [Fact]
    public void The_last_twelve_are_kept_and_fill_two_pages()
    {
        var talk = Subscribed(Some.Member());
        for (var month = 0; month < 15; month++) talk.Waits(days: 31);

        var sent = Sent(talk);
        talk.As(Some.Admin, Bot.Admin).Unrecorded().Says("/find Olena").Presses("Messages sent").Presses("›");

        Assert.Equal(SentMessages.KeptMax, sent.Count);
        Assert.Equal(sent.OrderByDescending(one => one.At), sent);
        Assert.True(sent[^1].At > Some.Noon.AddDays(60), "The oldest make room.");
        Verified.Matches(talk.Transcript);
    }

    [Fact]
    public void What_cannot_be_delivered_is_told_as_given_up()
    {
        var talk = Subscribed(Some.Member());
        talk.Town.Refuses = typeof(SayMessage);
        talk.Waits(days: 32);

        Assert.Equal(SentState.GivenUp, Sent(talk)[0].State);
    }

    [Fact]
    public void Answers_and_screens_that_change_are_none_of_them()
    {
        var talk = Talk.With(Some.Member()).Says("/start").Presses("I accept").Says("/help").Says("/status")
            .Says("/subscribe").Presses("Gold").Presses("Monthly");

        Assert.Empty(Sent(talk));
        Assert.Empty(talk.Town.Store.View(state => state.All<SentMessages>()));
    }

    [Fact]
    public void What_a_member_never_got_is_no_line_on_the_card()
    {
        var talk = Talk.With(Some.Member()).Says("/start").As(Some.Admin, Bot.Admin).Says("/find Olena");

        Assert.DoesNotContain("💬", talk.Transcript, StringComparison.Ordinal);
    }

    /// <summary>Each is kept as a number; two of one number would be told by one name.</summary>
    [Fact]
    public void No_two_texts_have_the_same_number()
    {
        var keys = Some.Config.Texts.KeysOf(Texts.DefaultLanguage);

        Assert.Equal(keys.Count, keys.Select(Topics.NumberOf).Distinct().Count());
    }

    private static IReadOnlyList<SentMessage> Sent(Talk talk) =>
        talk.Town.Store.View(state => SentMessages.Of(state, Some.Member().Id));

    private static Talk Subscribed(Person person) => Talk.With(person)
        .Says("/start").Presses("I accept").Says("/subscribe").Presses("Gold").Presses("Monthly").Pays();
}
