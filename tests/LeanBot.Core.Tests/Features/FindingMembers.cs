using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>An admin looks for somebody, and sees all that is known of them.</summary>
public sealed class FindingMembers
{
    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void A_member_is_found_and_seen_with_their_history(string language)
    {
        var town = MenuOfTheTeam.Community();
        MenuOfTheTeam.Buy(town, Some.Member("Olena Koval", 5_000_000_002), "Pro");
        var team = MenuOfTheTeam.Team(town, language).Says("/admin").Presses("🔎");

        team.Says("nobody").Says("olena").Presses("Olena Koval").Presses("🕘").Presses("‹").Presses("‹")
            .Presses("Olena @olena").Presses("🔄").Presses("‹").Presses("‹").Presses("⌂");

        MenuOfTheTeam.Match(team, language);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void What_went_wrong_with_a_member_stands_on_their_card(string language)
    {
        var town = MenuOfTheTeam.Community();
        town.Telegram.BlockedBy.Add(Some.Member().Id.Value);
        town.Stripe.CardWorks = false;
        town.MoveTo(Some.Noon.AddMonths(1).AddHours(1));
        Talk.With(Some.Ukrainian, town).As(Some.Ukrainian).Says("/start").Presses("Приймаю")
            .Presses("Starter").Presses("Щомісяця");
        town.Saw = null;

        MenuOfTheTeam.Match(
            MenuOfTheTeam.Team(town, language).Says("/find 5000000001").Says("/find @OLENA_K").Says("/find"),
            language);
    }

    [Theory]
    [InlineData("5000000001")]
    [InlineData("@OLENA")]
    [InlineData("olena")]
    [InlineData("https://t.me/olena")]
    [InlineData("lEn")]
    [InlineData("{customer}")]
    [InlineData("{subscription}")]
    [InlineData("main:{subscription}")]
    [InlineData("{invoice}")]
    public void The_only_one_who_can_be_meant_is_shown_at_once(string query)
    {
        var town = MenuOfTheTeam.Community();
        var (customer, held, payment) = town.Store.View(state => (
            state.All<StripeCustomer>().Single(), state.All<Subscription>().Single(),
            state.All<Payment>().Single()));

        var team = MenuOfTheTeam.Team(town, "en").Says("/find " + query
            .Replace("{customer}", customer.CustomerId, StringComparison.Ordinal)
            .Replace("{subscription}", held.StripeId, StringComparison.Ordinal)
            .Replace("{invoice}", payment.Id.Split(':')[1], StringComparison.Ordinal));

        Assert.Contains("👤 Olena · @olena · 5000000001", team.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unpaid_invoice_leads_to_its_member_too()
    {
        var town = MenuOfTheTeam.Community();
        town.Stripe.CardWorks = false;
        town.MoveTo(Some.Noon.AddMonths(1).AddHours(1));
        var invoice = town.Store.View(state => state.All<Subscription>().Single().Trouble!.InvoiceId);

        MenuOfTheTeam.Team(town, "en").Says($"/find {invoice}").Presses("What I did");
    }

    [Fact]
    public void Letters_of_any_script_are_found_in_capitals_and_small()
    {
        var town = new Town();
        Talk.With(Some.Ukrainian, town).As(Some.Ukrainian).Says("/start");

        MenuOfTheTeam.Team(town, "uk").Says("/find ОЛЕН").Presses("Що я робив");
    }

    [Fact]
    public void Among_three_thousand_the_hits_come_page_by_page_and_whole_names_first()
    {
        var town = new Town();
        town.Store.Update(Some.Noon, "import", tx => { Import(tx, 1, 1_000); return true; });
        town.Store.Update(Some.Noon, "import", tx => { Import(tx, 1_001, 2_000); return true; });
        town.Store.Update(Some.Noon, "import", tx => { Import(tx, 2_001, 3_000); return true; });
        var team = MenuOfTheTeam.Team(town, "en").Says("/find member 7");

        Assert.Contains("111 members for «member 7»", team.Transcript, StringComparison.Ordinal);
        Assert.StartsWith("Member 7", Labels(town)[0], StringComparison.Ordinal);
        team.Presses("Page 2 of").Presses("Page 3 of").Presses("Page 2 of").Presses("Member 7");
        team.Presses("‹");

        Assert.Contains("111 members", town.Telegram.Chat(Bot.Admin, Some.Admin.Id)[^1].Html,
            StringComparison.Ordinal);
        Assert.Contains(Labels(town), label => label.StartsWith("‹ Page 1 of 14", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<b>")]
    [InlineData("_")]
    [InlineData("cus_")]
    [InlineData("0")]
    [InlineData("99999999999999999999")]
    [InlineData("@")]
    public void Nonsense_finds_nobody_and_offers_another_try(string query)
    {
        var town = new Town();
        var team = MenuOfTheTeam.Team(town, "en").Says("/admin").Presses("Find");

        team.Says(query + new string(' ', 5)).Says(query + new string('z', 4_000));

        Assert.Contains("I know nobody like", team.Transcript, StringComparison.Ordinal);
        Assert.True(town.Telegram.Chat(Bot.Admin, Some.Admin.Id)[^1].Html.Length < 200);
        team.Presses("‹ Back").Presses("⌂ Menu");
    }

    [Fact]
    public void A_name_full_of_markup_is_shown_as_it_is()
    {
        var town = new Town();
        var evil = Some.Member("<i>&x</i>");
        Talk.With(evil, town).As(evil).Says("/start");

        var team = MenuOfTheTeam.Team(town, "en").Says("/find &x");

        Assert.Contains("<i>&x</i>", team.Transcript, StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;&amp;x", town.Telegram.Chat(Bot.Admin, Some.Admin.Id)[^1].Html,
            StringComparison.Ordinal);
    }

    private static void Import(Tx tx, int from, int to)
    {
        for (var i = from; i <= to; i++)
            tx.Put(new Member(new MemberId(5_000_000_000 + i), $"Member {i}", $"m{i}", "en", Some.Noon));
    }

    private static string[] Labels(Town town) =>
    [
        .. town.Telegram.Chat(Bot.Admin, Some.Admin.Id)[^1].Buttons.SelectMany(row => row)
            .Select(button => button.Text),
    ];
}
