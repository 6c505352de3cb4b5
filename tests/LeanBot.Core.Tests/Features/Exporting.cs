namespace LeanBot.Core.Tests.Features;

/// <summary>Lists are taken away as files.</summary>
public sealed class Exporting
{
    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void Each_list_comes_as_a_file_from_the_screen_or_by_the_command(string language)
    {
        var town = MenuOfTheTeam.Community();
        MenuOfTheTeam.Buy(town, Some.Member("Petro", 5_000_000_002), "Pro");
        var team = MenuOfTheTeam.Team(town, language).Says("/export").Presses("👥").Says("/export payments")
            .Says("/export everything").Says("/export audit").Says("/export promos");

        Assert.Equal(["members", "payments", "audit", "promos"], town.Exported.Select(one => one.Table));
        Assert.Equal([2, 2, 3, 0], town.Exported.Select(one => one.Rows.Length));
        MenuOfTheTeam.Match(team, language);
    }

    [Fact]
    public void A_member_is_a_row_with_what_they_hold_and_a_payment_one_with_what_came_of_it()
    {
        var town = MenuOfTheTeam.Community();
        MenuOfTheTeam.Team(town, "en").Says("/export members").Says("/export payments");

        var row = town.Exported[0].Rows.Single();
        Assert.Equal(
            ["5000000001", "Olena", "olena", "en", "2026-11-02T10:00:00Z", "2026-11-02T10:00:00Z", "yes", "Gold",
                "Active", "2026-12-02T10:00:00Z", "yes", "main", "stocks"],
            row.Take(13));
        Assert.Contains("stocks", row[13], StringComparison.Ordinal);
        Assert.StartsWith(
            "2026-11-02T10:00:00Z | 5000000001 | Olena | olena | gold | ",
            string.Join(" | ", town.Exported[1].Rows.Single()), StringComparison.Ordinal);
    }
}
