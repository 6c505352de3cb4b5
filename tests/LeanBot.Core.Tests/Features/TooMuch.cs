using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Tests;

/// <summary>More than a person or a message can take.</summary>
public sealed class TooMuch
{
    [Fact]
    public void Who_writes_too_fast_hears_a_kind_word()
    {
        var talk = Talk.With(Some.Member()).Says("/start");

        talk.Town.Handle(new Incoming.TooFast("user:900", Bot.User, Some.Member(), QueryId: null));
        talk.Town.Settle();

        var last = talk.Town.Telegram.Chat(Bot.User, Some.Member().Id)[^1];
        Assert.StartsWith("One moment please", last.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_presses_too_fast_hears_it_where_they_press()
    {
        var talk = Talk.With(Some.Member()).Says("/start");

        talk.Town.Handle(new Incoming.TooFast("user:900", Bot.User, Some.Member(), QueryId: "query"));
        talk.Town.Settle();

        Assert.EndsWith("write again in a few seconds.)\n", talk.Transcript, StringComparison.Ordinal);
        Assert.Contains("(toast: One moment please", talk.Transcript, StringComparison.Ordinal);
        Assert.Single(talk.Town.Telegram.Chat(Bot.User, Some.Member().Id));
    }

    [Fact]
    public void A_screen_that_is_too_long_becomes_several_messages_with_the_buttons_under_the_last()
    {
        var talk = Talk.With(Some.Member());
        var plan = talk.Town.Config.Plans[0];
        talk.Town.Config = talk.Town.Config with
        {
            Plans =
            [
                .. Enumerable.Range(1, 30).Select(number => plan with
                {
                    Id = new PlanId($"plan{number}"),
                    Title = $"Plan {number}.",
                    Description = new string('x', 400),
                }),
            ],
        };

        talk.Says("/start").Presses("I accept");

        var chat = talk.Town.Telegram.Chat(Bot.User, Some.Member().Id);
        Assert.InRange(chat.Count, 4, 5);
        Assert.True(chat[0].IsEdited);
        Assert.All(chat, shown => Assert.InRange(PlainText.Of(shown.Html).Length, 1, 4096));
        Assert.All(chat.SkipLast(1), shown => Assert.Empty(shown.Buttons));
        Assert.Equal(30, chat[^1].Buttons.Count);
        for (var number = 1; number <= 30; number++)
            Assert.Single(chat, shown => shown.Html.Contains($"Plan {number}.", StringComparison.Ordinal));
        talk.Presses("Plan 30.");
    }
}
