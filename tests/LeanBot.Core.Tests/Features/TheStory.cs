namespace LeanBot.Core.Tests.Features;

public sealed class TheStory
{
    [Fact]
    public void Subscribe_pay_join_renew_fail_leave_and_come_back() =>
        Verified.InBothLanguages(person => Tell(new Town(), person));

    [Fact]
    public void It_is_the_same_story_when_the_process_dies_after_every_turn() => Assert.Equal(
        Tell(new Town()).Transcript,
        Tell(new Town { DiesAfterEveryTurn = true }).Transcript);

    private static Talk Tell(Town town, Person? person = null) => Talk.With(person ?? Some.Member(), town)
        .Says("/start").Presses("I accept")
        .Presses("Gold").Presses("Monthly").Pays()
        .Joins("Stocks").Joins("Research").Joins("Live chat").ShowsWhoIsInside()
        .Says("/status")
        .Waits(days: 31).Waits(days: 30)
        .CardFails()
        .Waits(days: 31)
        .Says("/status")
        .Waits(days: 7).ShowsWhoIsInside()
        .Says("/status")
        .Pays().ShowsWhoIsInside()
        .Joins("Stocks").ShowsWhoIsInside();
}
