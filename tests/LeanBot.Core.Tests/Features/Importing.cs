using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Bans;
using LeanBot.Core.Features.Imports;
using LeanBot.Core.Features.Notes;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>A community is brought along: checked whole, shown, applied once; names are proposed, and let
/// in by nobody but an admin.</summary>
public sealed class Importing
{
    private const long Stocks = -1001000000001;
    private const string Header = "username;id;paid_through;plan;note";

    private static readonly Person Petro = Some.Member("Petro", 5_000_000_002);

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void A_file_is_read_shown_and_applied_after_a_yes(string language)
    {
        var town = MenuOfTheTeam.Community();
        town.Tables["people.csv"] = SomeTable.Of(
            Header, ";5000000001;2027-03-01;gold;pays already", ";5000000002;01.03.2027;Gold;",
            "@ivanna;;2027-03-01;pro;from the old bot", ";5000000003;2026-01-01;gold;");
        var team = MenuOfTheTeam.Team(town, language).Says("/import").Presses("📎")
            .Sends(MediaKind.Document, name: "people.csv");
        Assert.Single(Subscriptions(town));

        team.Presses("📥").Presses("📥").Waits(hours: 1).Says("/import");

        Assert.Equal(2, Subscriptions(town).Length);
        MenuOfTheTeam.Match(team, language);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void Whatever_is_wrong_is_told_line_by_line_and_nothing_changes(string language)
    {
        var town = MenuOfTheTeam.Community();
        town.Tables["lines.csv"] = SomeTable.Of(
            Header, "\"", "a;b;c", ";;2027-03-01;gold;", ";5,0E+09;2027-03-01;gold;", "@x;;2027-03-01;gold;",
            ";5000000002;2027-03-01;silver;", ";5000000002;soon;gold;", ";5000000002;2126-03-01;gold;",
            $";5000000002;2027-03-01;gold;{new string('n', 501)}", ";5000000002;2027-03-01;gold;",
            ";5000000002;2027-04-01;gold;", "a;b;c;d;e;f");
        town.Tables["heading.csv"] = SomeTable.Of("id;id;phone", "1;2;3");
        town.Tables["nobody.csv"] = SomeTable.Of(Header);
        town.Tables["old.csv"] = SomeTable.Of(Header, ";5000000002;2020-01-01;gold;");
        foreach (var problem in (string[])["notUtf8", "notATable", "tooManyLines"])
            town.Tables[$"{problem}.csv"] = new ImportRead("hash", [], [], problem);
        var team = MenuOfTheTeam.Team(town, language);

        foreach (var file in town.Tables.Keys.ToArray()) team.Sends(MediaKind.Document, name: file);
        team.Says("/import").Presses("📎").Says("people").Sends(MediaKind.Photo)
            .Sends(MediaKind.Document, name: "large.csv", sizeBytes: 30_000_000).Says("/cancel");

        Assert.Single(Subscriptions(town));
        Assert.Empty(town.Store.View(state => state.All<Import>().ToArray()));
        MenuOfTheTeam.Match(team, language);
    }

    [Fact]
    public void What_the_file_says_of_somebody_is_a_note_of_whoever_brought_it_in_once()
    {
        var town = MenuOfTheTeam.Community();
        town.Tables["one.csv"] = SomeTable.Of(
            Header, ";5000000001;2026-11-03;gold;pays already", ";5000000003;2027-03-01;gold;a friend of Ada",
            "@petro;;2027-03-01;gold;from the old bot", ";5000000004;2027-03-01;gold;");
        town.Tables["two.csv"] = SomeTable.Of(Header, ";5000000003;2027-04-01;gold;a friend of Ada");
        var team = MenuOfTheTeam.Team(town, "en");
        foreach (var file in town.Tables.Keys.ToArray())
            team.Sends(MediaKind.Document, name: file).Presses("📥").Presses("📥").Waits(hours: 1);
        Talk.With(Petro, town).As(Petro).Says("/start");
        team = MenuOfTheTeam.Team(town, "en").Says("/import").Presses("🙋").Presses("✅");

        Assert.Equal(
            [
                (Some.Member().Id, "pays already"), (Petro.Id, "from the old bot"),
                (new MemberId(5_000_000_003), "a friend of Ada"),
            ],
            Notes(town).Select(note => (note.Member, note.Text)).OrderBy(note => note.Member.Value));
        Assert.All(Notes(town), note => Assert.Equal((Some.Admin.Id, "Ada"), (note.By, note.ByName)));
        team.Says("/find petro");
        Assert.Contains("from the old bot", team.Transcript.Split("/find petro")[1], StringComparison.Ordinal);
    }

    private static MemberNote[] Notes(Town town) =>
        town.Store.View(state => state.All<MemberNote>().ToArray());

    [Fact]
    public void The_same_file_is_applied_once_whoever_sends_it_again()
    {
        var town = MenuOfTheTeam.Community();
        town.Tables["people.csv"] = SomeTable.Of(Header, ";5000000002;2027-03-01;gold;");
        town.Tables["copy.csv"] = town.Tables["people.csv"];
        var team = MenuOfTheTeam.Team(town, "en").Sends(MediaKind.Document, name: "people.csv").Presses("📥");
        var (message, button) = team.Find("Yes, bring");
        team.Presses("Yes, bring").PressesData("the same once more", message.Id, button.Data!);

        team.Sends(MediaKind.Document, name: "copy.csv");

        Assert.Contains("Just this file was imported already", team.Transcript, StringComparison.Ordinal);
        Assert.Single(Subscriptions(town), held => held.IsGiven);
    }

    [Fact]
    public void Two_admins_at_the_same_preview_apply_it_once()
    {
        var town = MenuOfTheTeam.Community();
        town.Config = town.Config with
        {
            Admins = [new Admin(Some.Admin.Id, "Ada"), new Admin(new MemberId(78), "Olha")],
        };
        town.Tables["people.csv"] = SomeTable.Of(Header, ";5000000002;2027-03-01;gold;");
        var olha = Some.Member("Olha", 78);
        var team = Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin)
            .Sends(MediaKind.Document, name: "people.csv").Presses("📥")
            .As(olha, Bot.Admin).Sends(MediaKind.Document, name: "people.csv").Presses("📥");

        team.Presses("Yes, bring").As(Some.Admin, Bot.Admin).Presses("Yes, bring");

        Assert.Single(Subscriptions(town), held => held.IsGiven);
    }

    [Fact]
    public void Where_the_worker_dies_at_every_turn_everybody_gets_it_once()
    {
        var town = MenuOfTheTeam.Community();
        var lines = Enumerable.Range(1, 120).Select(number => $";{6_000_000_000 + number};2027-03-01;gold;");
        town.Tables["people.csv"] = SomeTable.Of([Header, .. lines]);
        var team = MenuOfTheTeam.Team(town, "en");
        town.DiesAfterEveryTurn = true;

        team.Sends(MediaKind.Document, name: "people.csv").Presses("📥").Presses("📥");
        team.Says("BRING IN 120").Waits(hours: 1);

        Assert.Equal(120, Subscriptions(town).Count(held => held.IsGiven));
        var import = town.Store.View(state => state.All<Import>().Single());
        Assert.Equal((ImportState.Done, 120, 0), (import.State, import.Given, import.Kept));
        Assert.Empty(town.Store.View(state => state.All<ImportPage>().ToArray()));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void Who_comes_with_a_username_of_the_file_is_proposed_and_let_in_by_an_admin_alone(
        string language)
    {
        var town = MenuOfTheTeam.Community();
        town.Tables["people.csv"] = SomeTable.Of(
            Header, "@petro;;2027-03-01;gold;", "https://t.me/Mallory;;2027-03-01;gold;");
        var team = MenuOfTheTeam.Team(town, language).Sends(MediaKind.Document, name: "people.csv")
            .Presses("📥").Presses("📥").Waits(hours: 1).Unrecorded();
        var saw = (town.Saw, town.SawMedia);

        var petro = Talk.With(Petro, town).As(Petro).Says("/start").Presses("I accept");
        Assert.Single(Subscriptions(town));
        var mallory = Some.Member("Mallory", 5_000_000_666);
        Talk.With(mallory, town).As(mallory).Says("/start");
        (town.Saw, town.SawMedia) = saw;
        team.As(Some.Admin, Bot.Admin).Says("/import").Presses("🙋").Presses(language == "en" ? "❌ No, not @mallory" : "❌ Ні, не @mallory").Presses("✅");

        Assert.Equal([Petro.Id], Subscriptions(town).Where(held => held.IsGiven).Select(held => held.Member));
        petro.As(Petro).Joins("Stocks");
        Assert.Contains((Stocks, Petro.Id), town.Telegram.Inside);
        MenuOfTheTeam.Match(team, language);
    }

    [Fact]
    public void Who_is_known_by_the_name_already_is_proposed_and_not_let_in()
    {
        var town = MenuOfTheTeam.Community();
        Talk.With(Petro, town).As(Petro).Says("/start");
        town.Tables["people.csv"] = SomeTable.Of(Header, "@petro;;2027-03-01;gold;");

        MenuOfTheTeam.Team(town, "en").Sends(MediaKind.Document, name: "people.csv")
            .Presses("📥").Presses("📥").Waits(hours: 1);

        Assert.Equal(Petro.Id, Assert.Single(Claims(town)).Candidate);
        Assert.DoesNotContain(Subscriptions(town), held => held.IsGiven);
    }

    [Fact]
    public void A_yes_to_one_person_is_none_to_the_next_who_takes_the_name()
    {
        var (town, olha) = (MenuOfTheTeam.Community(), Some.Member("Olha", 78));
        town.Config = town.Config with
        {
            Admins = [new Admin(Some.Admin.Id, "Ada"), new Admin(olha.Id, "Olha")],
        };
        town.Tables["people.csv"] = SomeTable.Of(Header, "@petro;;2027-03-01;gold;");
        var team = Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin)
            .Sends(MediaKind.Document, name: "people.csv").Presses("📥").Presses("📥").Waits(hours: 1);
        team.As(Petro).Says("/start");
        var (message, yes) = team.As(Some.Admin, Bot.Admin).Find("✅");
        team.As(olha, Bot.Admin).Presses("❌");
        team.As(Petro with { Id = new MemberId(5_000_000_099) }).Says("/start");

        team.As(Some.Admin, Bot.Admin).PressesData("yes to the first", message.Id, yes.Data!);

        Assert.Equal(5_000_000_099, Assert.Single(Claims(town)).Candidate?.Value);
        Assert.DoesNotContain(Subscriptions(town), held => held.IsGiven);
    }

    [Fact]
    public void Whoever_takes_the_name_later_is_proposed_again_and_after_its_day_nobody()
    {
        var town = MenuOfTheTeam.Community();
        town.Tables["people.csv"] = SomeTable.Of(Header, "@petro;;2026-12-01;gold;");
        var team = MenuOfTheTeam.Team(town, "en").Sends(MediaKind.Document, name: "people.csv")
            .Presses("📥").Presses("📥");
        Talk.With(Petro, town).As(Petro).Says("/start");
        team = MenuOfTheTeam.Team(town, "en").Presses("❌");
        Talk.With(Petro, town).As(Petro).Says("/start");
        Assert.DoesNotContain(Claims(town), claim => claim.Candidate is not null);

        var other = Petro with { Id = new MemberId(5_000_000_099) };
        Talk.With(other, town).As(other).Says("/start");
        Assert.Equal(other.Id, Assert.Single(Claims(town)).Candidate);
        team = MenuOfTheTeam.Team(town, "en").Waits(days: 40);

        Assert.Empty(Claims(town));
        Assert.Single(Subscriptions(town));
    }

    [Fact]
    public void Who_pays_is_not_shortened_and_who_was_given_less_gets_more()
    {
        var town = MenuOfTheTeam.Community();
        var paid = Subscriptions(town).Single();
        town.Tables["one.csv"] = SomeTable.Of(
            Header, ";5000000001;2026-11-05;gold;", ";5000000002;2026-12-01;gold;");
        town.Tables["two.csv"] = SomeTable.Of(
            Header, ";5000000001;2030-11-05;gold;", ";5000000002;2027-06-01;gold;");
        town.Tables["three.csv"] = SomeTable.Of(Header, ";5000000002;2026-12-31;gold;");
        var team = MenuOfTheTeam.Team(town, "en");

        foreach (var file in town.Tables.Keys.ToArray())
            team.Sends(MediaKind.Document, name: file).Presses("📥").Presses("📥");

        Assert.Equal(paid, Subscriptions(town).Single(held => held.Member == Some.Member().Id));
        var given = Assert.Single(Subscriptions(town), held => held.IsGiven);
        Assert.Equal(new DateTimeOffset(2027, 6, 1, 20, 59, 59, TimeSpan.Zero), given.PaidThrough);
    }

    [Fact]
    public void Somebody_nobody_has_met_stays_inside_is_welcomed_when_they_come_and_goes_when_it_is_over()
    {
        var town = MenuOfTheTeam.Community();
        town.Tables["people.csv"] = SomeTable.Of(Header, ";5000000002;2026-11-20;gold;");
        var team = MenuOfTheTeam.Team(town, "en").Sends(MediaKind.Document, name: "people.csv")
            .Presses("📥").Presses("📥");
        town.Telegram.LetIn(Stocks, Petro.Id);
        team.Waits(days: 3);
        Assert.Contains((Stocks, Petro.Id), town.Telegram.Inside);

        var petro = Talk.With(Petro, town).As(Petro).Says("/start").Presses("I accept").Waits(days: 10);
        Assert.Contains((Stocks, Petro.Id), town.Telegram.Inside);
        petro.Waits(days: 10);

        Assert.DoesNotContain((Stocks, Petro.Id), town.Telegram.Inside);
        var read = town.Telegram.Chat(Bot.User, Petro.Id).Select(shown => PlainText.Of(shown.Html)).ToArray();
        Assert.Contains(read, text => text.StartsWith("You have access to Gold until 20 Nov", StringComparison.Ordinal));
        Assert.Contains(read, text => text.StartsWith("⏰ Gold ends in 3 days", StringComparison.Ordinal));
        Assert.Contains(read, text => text.StartsWith("Gold has ended", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_is_banned_is_given_nothing_by_a_file()
    {
        var town = MenuOfTheTeam.Community();
        town.Tables["people.csv"] = SomeTable.Of(Header, ";5000000002;2027-03-01;gold;");
        town.Store.Update(town.Now, "banned", tx =>
        {
            tx.Put(new Ban(Petro.Id, town.Now, Some.Admin.Id, "Ada"));
            return true;
        });

        MenuOfTheTeam.Team(town, "en").Sends(MediaKind.Document, name: "people.csv")
            .Presses("📥").Presses("📥").Waits(hours: 1);

        Assert.Single(Subscriptions(town));
        Assert.Equal(1, town.Store.View(state => state.All<Import>().Single().Kept));
    }

    [Fact]
    public void A_file_of_somebody_who_may_not_import_is_refused()
    {
        var town = MenuOfTheTeam.Community();
        town.Config = town.Config with
        {
            Admins = [new Admin(Some.Admin.Id, "Ada", Role: AdminRole.Manager), new Admin(new MemberId(78), "Olha")],
        };
        town.Tables["people.csv"] = SomeTable.Of(Header, ";5000000002;2027-03-01;gold;");

        var team = Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Sends(MediaKind.Document, name: "people.csv");

        Assert.Contains("Your role does not include that", team.Transcript, StringComparison.Ordinal);
    }

    private static Subscription[] Subscriptions(Town town) =>
        town.Store.View(state => state.All<Subscription>().ToArray());

    private static ImportClaim[] Claims(Town town) =>
        town.Store.View(state => state.All<ImportClaim>().ToArray());
}
