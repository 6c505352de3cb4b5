using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>Lists by kind, figures, and the classic commands that lead there.</summary>
public sealed class FiguresAndLists
{
    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void Members_by_kind_figures_plans_and_the_machine(string language)
    {
        var team = CaringForMembers.Team(language).Says("/activate 5000000002 10 pro").Presses("✅").Unrecorded();
        team.Says("/users").Presses("Given by").Presses("Petro").Presses("‹ Back").Presses("‹ Back").Says("/users olena");
        team.Says("/products").Says("/analytics").Presses("7").Says("/dashboard").Says("/system");
        MenuOfTheTeam.Match(team, language);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void Wrong_use_answers_with_an_example(string language)
    {
        var team = CaringForMembers.Team(language).Says("/activate").Says("/activate olena 30")
            .Says("/activate @olena 30 platinum").Says("/activate @olena soon").Says("/edit").Says("/edit @olena fly")
            .Says("/edit 5000000002 remove").Says("/edit @olena setdays 10");
        MenuOfTheTeam.Match(team, language);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void Edit_says_what_it_did_or_asks_which(string language)
    {
        var team = CaringForMembers.Team(language).Says("/activate 5000000002 10 pro").Presses("✅")
            .Says("/activate 5000000002 10 gold").Presses("✅").Unrecorded();
        team.Says("/edit 5000000002 marktrial").Says("/edit 5000000002 resettrial").Says("/edit 5000000002 resettrial")
            .Says("/edit 5000000002 marktrial").Says("/edit 5000000002 marktrial").Presses("‹")
            .Says("/edit 5000000002 setdays 20").Says("/edit 5000000002 remove").Presses("Pro: end now")
            .Presses("✅").Says("/edit 5000000002 setdays 20").Presses("✅").Says("/edit 5000000002 remove")
            .Presses("✅");
        MenuOfTheTeam.Match(team, language);
    }

    [Fact]
    public void Edit_leads_to_the_same_confirmations()
    {
        var team = CaringForMembers.Team("en").Says("/edit @olena remove").Presses("Yes, do it");

        Assert.False(team.Town.Store.View(state => state.All<Subscription>().Single().GivesAccess));
    }
}
