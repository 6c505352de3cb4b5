using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;
using LeanBot.Core.Features.Imports;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>Whoever types what their role does not include is told so, and changes nothing: every command,
/// and every word that is typed where the role was another one when the question was asked.</summary>
public sealed class WordsBeyondTheRole
{
    private const string Refusal = "Your role does not include that";

    private static readonly Router Router = new(Some.Schema, typeof(Router).Assembly);

    [Theory]
    [InlineData(AdminRole.ReadOnly)]
    [InlineData(AdminRole.Support)]
    [InlineData(AdminRole.Manager)]
    public void A_command_beyond_it_is_refused(AdminRole role)
    {
        var beyond = Router.CommandsOf(Bot.Admin)
            .Where(command => command is AdminCommand admin && !RoleRights.Of(role).HasFlag(admin.Right))
            .ToArray();
        Assert.NotEmpty(beyond);
        var team = Be(CaringForMembers.Team("en"), role);
        var before = Subscriptions(team);

        foreach (var command in beyond)
        {
            team.Unrecorded().Says($"/{command.Name} 5000000002 30 gold");
            Assert.Contains(Refusal, team.Transcript, StringComparison.Ordinal);
        }

        Assert.Equal(before, Subscriptions(team));
    }

    [Fact]
    public void A_screen_beyond_it_is_not_shown_whatever_button_leads_there()
    {
        var beyond = typeof(Router).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(AdminScreen)) && !type.IsAbstract)
            .Select(type => (AdminScreen)Activator.CreateInstance(type)!)
            .Where(screen => !RoleRights.Of(AdminRole.ReadOnly).HasFlag(screen.Right))
            .ToArray();
        Assert.NotEmpty(beyond);
        var team = Be(CaringForMembers.Team("en"), AdminRole.ReadOnly);

        foreach (var screen in beyond)
        {
            var keyboard = new Keyboard(
                Guid.NewGuid().ToString("N"), Bot.Admin, Some.Admin.Id,
                [new Choice.Press("Forged", "menu.open", $"{screen.Route} 5000000001")],
                team.Town.Now.AddDays(1));
            team.Town.Store.Update(team.Town.Now, "shown", tx =>
            {
                tx.Put(keyboard);
                return true;
            });
            team.Unrecorded().PressesData("forged", 1, keyboard.DataOf(0));
            Assert.Contains(Refusal, team.Transcript, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("remove")]
    [InlineData("setdays 10")]
    [InlineData("marktrial")]
    [InlineData("resettrial")]
    public void An_edit_takes_the_right_of_what_it_changes(string what)
    {
        var team = CaringForMembers.Team("en").Says("/activate @petro 30 gold").Presses("Yes, give it");
        var held = Subscriptions(team);

        Be(team, AdminRole.ReadOnly).Unrecorded().Says($"/edit @petro {what}");

        Assert.Contains(Refusal, team.Transcript, StringComparison.Ordinal);
        Assert.Equal(held, Subscriptions(team));
    }

    [Fact]
    public void Days_that_were_asked_for_before_are_not_taken()
    {
        var team = CaringForMembers.Team("en").Says("/activate @petro 30 gold").Presses("Yes, give it")
            .Says("/find petro").Presses("🔑").Presses("📅");

        Be(team, AdminRole.ReadOnly).Unrecorded().Says("2027-06-30");

        Assert.Contains(Refusal, team.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_phrase_that_was_asked_for_before_does_nothing()
    {
        var team = CaringForMembers.Team("en");
        team.Town.Config = team.Town.Config with
        {
            SecondAdmin = new SecondAdminSettings
            {
                Amounts = new Dictionary<string, long> { ["usd"] = 5_000 },
            },
        };
        team.Says("/find olena").Presses("💳").Presses("💸").Presses("💸 All").Presses("💸 Yes");

        Be(team, AdminRole.Support).Unrecorded().Says("give back $99");

        Assert.Contains(Refusal, team.Transcript, StringComparison.Ordinal);
        Assert.Equal(0, team.Town.Store.View(state => state.All<Payment>().Single()).Refunded);
    }

    [Fact]
    public void A_file_that_is_read_after_the_right_is_gone_is_not_kept()
    {
        var team = CaringForMembers.Team("en");
        team.Town.Tables["people.csv"] = SomeTable.Of("id;paid_through;plan", "5000000002;2027-03-01;gold");
        team.Town.HoldsBack = request => request is ReadImport;
        team.Sends(MediaKind.Document, name: "people.csv");

        Be(team, AdminRole.Manager);
        team.Town.HoldsBack = _ => false;
        team.Town.Settle();

        Assert.Empty(team.Town.Store.View(state => state.All<Import>().ToArray()));
    }

    private static Subscription[] Subscriptions(Talk team) => team.Town.Store.View(
        state => state.All<Subscription>().OrderBy(held => held.Key, StringComparer.Ordinal).ToArray());

    /// <summary>From now on; somebody else may do all.</summary>
    private static Talk Be(Talk team, AdminRole role)
    {
        team.Town.Config = team.Town.Config with
        {
            Admins =
            [
                new Admin(Some.Admin.Id, Some.Admin.Name, Role: role), new Admin(new MemberId(78), "Olha"),
            ],
        };
        return team;
    }
}
