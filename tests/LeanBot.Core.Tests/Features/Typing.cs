namespace LeanBot.Core.Tests.Features;

/// <summary>Commands as people type them.</summary>
public sealed class Typing
{
    [Theory]
    [InlineData("/buy", "Choose a plan")]
    [InlineData("/BUY now", "Choose a plan")]
    [InlineData("/ subscribe", "Choose a plan")]
    [InlineData("Status", "You have no subscription yet")]
    [InlineData("HELP!", "How it works")]
    [InlineData("terms?", "Terms of Market Room")]
    public void A_command_is_understood_however_it_is_typed(string typed, string answer) => Assert.Contains(
        answer, Buying.Member().Says(typed).Transcript, StringComparison.Ordinal);

    [Theory]
    [InlineData("/stauts", "status")]
    [InlineData("/sub", "subscribe")]
    [InlineData("/lang", "language")]
    [InlineData("/by", "buy")]
    [InlineData("satus", "status")]
    [InlineData("/trems", "terms")]
    public void A_mistyped_command_gets_the_nearest_one(string typed, string meant) => Assert.EndsWith(
        $"Did you mean /{meant}?\n    \n    /help shows all I can do.\n",
        Buying.Member().Says(typed).Transcript,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("/x")]
    [InlineData("hello")]
    [InlineData("/")]
    [InlineData("thank you very much")]
    [InlineData("/status_of_everything_i_ever_had_in_this_life_and_the_next")]
    public void What_is_near_nothing_gets_help(string typed) => Assert.Contains(
        "Here is what I can do", Buying.Member().Says(typed).Transcript, StringComparison.Ordinal);

    [Fact]
    public void In_the_admin_bot_too() => Verified.InBothLanguages(person => Talk.With(person)
        .As(Some.Admin, Bot.Admin).Says("/strat").Says("parked").Says("/removal"));

    [Fact]
    public void What_a_conversation_takes_goes_to_it_and_a_command_it_cannot_use_is_still_one() =>
        Verified.InBothLanguages(person => Buying.Member(person)
            .Says("/subscribe").Says("Gold").Says("status").Says("month"));
}
