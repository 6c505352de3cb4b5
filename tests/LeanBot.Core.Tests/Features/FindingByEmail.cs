using LeanBot.Core.Features.Payments;

namespace LeanBot.Core.Tests.Features;

/// <summary>The address that Stripe tells with a purchase is kept, found, shown to the team, and to nobody
/// else.</summary>
public sealed class FindingByEmail
{
    private const string Address = "Olena.K@example.com";

    [Theory]
    [InlineData("en", "olena.k@EXAMPLE.com")]
    [InlineData("uk", "k@exam")]
    public void Somebody_is_found_by_their_address_or_a_part_of_it(string language, string typed)
    {
        var team = Team(language).Says("/find " + typed);

        Assert.Contains($"📧 {Address}", team.Transcript, StringComparison.Ordinal);
        MenuOfTheTeam.Match(team, language);
    }

    [Fact]
    public void A_whole_address_comes_before_a_part_and_names_before_addresses()
    {
        var team = Team("en");
        Buys(team.Town, Some.Member("Exa Pet", 5_000_000_002), "another-olena.k@example.com");
        team = MenuOfTheTeam.Team(team.Town, "en");

        team.Says("/find olena.k@example.com");
        Assert.Equal(["Olena @olena · Gold", "Exa Pet @exa pet · Gold"], Labels(team));
        team.Says("/find exa");
        Assert.Equal(["Exa Pet @exa pet · Gold", "Olena @olena · Gold"], Labels(team));
    }

    [Fact]
    public void It_is_written_when_it_changes_and_not_with_each_renewal()
    {
        var team = Team("en");
        var town = team.Town;
        var writes = 0;
        town.Store.Committed += commit => writes += commit.Changes.Count(change => change.Collection == "customers");

        team.Waits(days: 70);
        Assert.Equal(0, writes);
        town.Stripe.ChangeEmail("olena@new.example", town.Now);
        town.Stripe.ChangeEmail("olena@new.example", town.Now);
        town.Settle();

        Assert.Equal(1, writes);
        Assert.Equal("olena@new.example", town.Store.View(state => state.All<StripeCustomer>().Single().Email));
    }

    [Fact]
    public void Word_without_an_address_takes_none_away()
    {
        var town = Team("en").Town;

        town.Stripe.ChangeEmail(null, town.Now);
        town.Settle();

        Assert.Equal(Address, town.Store.View(state => state.All<StripeCustomer>().Single().Email));
    }

    [Fact]
    public void The_export_of_members_has_it_and_the_member_is_not_told_of_it()
    {
        var team = Team("en").As(Some.Member()).Says("/status").Says("/myplan").Says("/billing");
        Assert.DoesNotContain("example.com", team.Transcript, StringComparison.OrdinalIgnoreCase);

        team.As(Some.Admin, Bot.Admin).Says("/export").Presses("Members");

        var (_, rows) = team.Town.Exported.Single();
        Assert.Equal(Address, rows.Single(row => row[1] == "Olena")[^1]);
    }

    [Fact]
    public void A_record_from_before_is_read()
    {
        var before = System.Text.Json.JsonSerializer.Deserialize<StripeCustomer>(
            """{"account":"main","customerId":"cus_1","member":5000000001}""", Some.Schema.Json)!;

        Assert.Null(before.Email);
        Assert.Equal("main:cus_1", before.Key);
    }

    private static Talk Team(string language)
    {
        var town = new Town();
        town.Begin();
        town.Settle();
        Buys(town, Some.Member(), Address);
        return MenuOfTheTeam.Team(town, language);
    }

    private static void Buys(Town town, Person person, string email)
    {
        town.Stripe.Email = email;
        MenuOfTheTeam.Buy(town, person, "Gold");
    }

    private static string[] Labels(Talk team) =>
    [
        .. team.Town.Telegram.Chat(Bot.Admin, Some.Admin.Id)[^1].Buttons.SelectMany(row => row)
            .Select(button => button.Text)
            .Where(label => label.Contains('@', StringComparison.Ordinal)),
    ];
}
