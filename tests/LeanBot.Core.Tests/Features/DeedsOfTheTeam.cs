using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.TeamChanges;

namespace LeanBot.Core.Tests.Features;

/// <summary>The log says who it was: what the team does to a subscription is not the member's wish.</summary>
public sealed class DeedsOfTheTeam
{
    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void The_log_names_who_ended_it_let_it_go_on_and_gave_free_days(string language)
    {
        var team = CaringForMembers.Team(language).Says("/find olena").Presses("🔑");
        team.Presses("end with its").Presses("✅").Presses("‹").Presses("let it renew").Presses("✅").Presses("‹")
            .Presses("Gold: free days").Says("7").Presses("✅").Presses("‹").Presses("end now").Presses("✅");
        MenuOfTheTeam.Match(team.Unrecorded().Says("/find olena").Presses("🕘"), language);
    }

    [Fact]
    public void What_the_team_ends_at_once_is_counted_as_ended_and_not_as_cancelled()
    {
        var team = CaringForMembers.Team("en").Says("/find olena").Presses("🔑").Presses("end now").Presses("✅");

        Assert.Equal((0, 1), Counts(team));
    }

    [Fact]
    public void Also_where_Stripe_tells_of_it_before_it_answers()
    {
        var team = CaringForMembers.Team("en");
        team.Town.HoldsBack = request => request is TeamChange;
        team.Says("/find olena").Presses("🔑").Presses("end with its").Presses("✅");
        team.Town.Stripe.CancelAtPeriodEnd(team.Town.Now.AddMinutes(5));
        team.Town.Settle();
        team.Town.HoldsBack = _ => false;
        team.Town.Settle();

        var entry = MenuOfTheTeam.Entries(team.Town).Single(one => one.Kind == DiaryKind.Canceled);

        Assert.Equal((Some.Admin.Id, "Ada"), (entry.By!.Value, entry.Name));
    }

    [Fact]
    public void What_a_member_cancels_stays_their_own()
    {
        var team = CaringForMembers.Team("en").As(Some.Member()).Cancels();

        var entry = MenuOfTheTeam.Entries(team.Town).Single(one => one.Kind == DiaryKind.Canceled);

        Assert.Null(entry.By);
        Assert.Equal((1, 0), Counts(team));
    }

    private static (int Canceled, int Ended) Counts(Talk team)
    {
        var entries = MenuOfTheTeam.Entries(team.Town);
        return (
            entries.Count(entry => entry.Kind == DiaryKind.Canceled),
            entries.Count(entry => entry.Kind == DiaryKind.Ended));
    }
}
