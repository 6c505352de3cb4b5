using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Broadcasts;
using LeanBot.Core.Features.Removals;

namespace LeanBot.Core.Tests.Features;

/// <summary>Between a question and the yes to it things change: what is done then is looked at once
/// more.</summary>
public sealed class SecondLooks
{
    private static readonly Person Olha = Some.Member("Olha", 78);

    [Fact]
    public void A_run_that_two_approvals_undo_is_undone_once()
    {
        var team = Team(inside: 3).Presses("🧮").Presses("🚪").Presses("🚪").Waits(hours: 1);
        MakeStrict(team);
        for (var i = 0; i < 2; i++) team.Says("/removals").Presses("↩️").Presses("↩️").Presses("↩️");

        team.As(Olha, Bot.Admin).Says("/admin").Presses("🤝").Presses("Approve").Unrecorded()
            .Says("/admin").Presses("🤝").Presses("Approve");

        Assert.Contains("They are being invited back already", team.Transcript, StringComparison.Ordinal);
        Assert.Single(Entries(team), entry => entry.Kind == AuditKind.KickPlanUndone);
    }

    [Fact]
    public void Where_nobody_waits_any_more_a_late_approval_lets_nobody_out_and_says_so()
    {
        var team = MakeStrict(Team(inside: 3)).Presses("Let 3 out");
        team.As(Olha, Bot.Admin).Says("/removals").Presses("Keep all").Unrecorded().Presses("Approve");

        Assert.Contains("Nobody waits to be let out", team.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(Entries(team), entry => entry.Kind == AuditKind.RemovalsConfirmed);
        Assert.Equal(3, Inside(team));
    }

    [Fact]
    public void An_approval_is_for_those_who_waited_when_it_was_asked_for()
    {
        var team = MakeStrict(Team(inside: 3)).Presses("Let 3 out");
        team.Town.Now = team.Town.Now.AddMinutes(1);
        KickPlanning.LetIn(team.Town, Some.Member("Later", 6_000_000_100));

        team.As(Olha, Bot.Admin).Presses("Approve").Waits(hours: 1);

        Assert.Equal([6_000_000_100], team.Town.Telegram.Inside
            .Select(one => one.Member.Value).Where(id => id > 6_000_000_000));
    }

    [Fact]
    public void A_plan_that_is_approved_when_it_only_observes_lets_nobody_out()
    {
        var team = MakeStrict(Team(inside: 3)).Presses("🧮").Presses("🚪").Presses("🚪");
        team.Town.Config = KickPlanning.With(team.Town, new() { Observe = true }, maxPerHour: 0);

        team.As(Olha, Bot.Admin).Unrecorded().Presses("Approve").Waits(hours: 1);

        Assert.Contains("OBSERVE MODE", team.Transcript, StringComparison.Ordinal);
        Assert.Equal(3, Inside(team));
        Assert.Null(team.Town.Store.View(state => state.All<KickPlan>().Single().AppliedAt));
    }

    [Fact]
    public void An_audience_that_has_grown_since_it_was_shown_is_shown_again()
    {
        var talk = Broadcasting.Drafted(Some.Member()).Presses("🕒").Presses("🚀");
        for (var i = 1; i <= 10; i++) talk.As(Some.Member($"New {i}", 6_000_000_000 + i)).Says("/help");

        talk.As(Some.Admin, Bot.Admin).Presses("📣").Runs();

        Assert.Contains("It would reach 11 people now, not 1", talk.Transcript, StringComparison.Ordinal);
        Assert.Equal(
            BroadcastState.Draft, talk.Town.Store.View(state => state.All<Broadcast>().Single().State));
    }

    [Fact]
    public void Who_lost_the_right_may_still_withdraw_what_they_asked_for()
    {
        var team = MakeStrict(Team(inside: 3)).Presses("Let 3 out");
        team.Town.Config = team.Town.Config with
        {
            Admins = [new Admin(Some.Admin.Id, "Ada", Role: AdminRole.ReadOnly), new Admin(Olha.Id, "Olha")],
        };

        team.Presses("Withdraw").As(Olha, Bot.Admin).Presses("Approve").Waits(hours: 1);

        Assert.Equal(
            ApprovalState.Withdrawn, team.Town.Store.View(state => state.All<Approval>().Single().State));
        Assert.Equal(3, Inside(team));
    }

    [Theory]
    [InlineData("approvals.approve")]
    [InlineData("approvals.decline")]
    public void A_decision_takes_the_right_of_what_was_asked_for_whatever_its_button_names(string route)
    {
        var team = MakeStrict(Team(inside: 3)).Presses("Let 3 out");
        var asked = team.Town.Store.View(state => state.All<Approval>().Single());
        OlhaOnlyLooks(team);
        var forged = ForgedButtons.Show(team.Town, Bot.Admin, Olha.Id, route, asked.Id);

        team.Town.Handle(Press(team, forged));

        Assert.Equal(asked, team.Town.Store.View(state => state.All<Approval>().Single()));
    }

    [Fact]
    public void Whichever_button_asks_for_a_dangerous_action_takes_the_right_of_that()
    {
        var team = Team(inside: 3);
        OlhaOnlyLooks(team);
        var press = Press(team, ForgedButtons.Show(team.Town, Bot.Admin, Olha.Id, "menu", ""));

        team.Town.Store.Update(team.Town.Now, "asked", tx =>
        {
            var turn = new Turn(
                press, tx, team.Town.Config, new Router(Some.Schema, typeof(Router).Assembly), team.Town.Now,
                new Entropy(new byte[16]));
            var refused = Assert.Throws<Refused>(() => Approving.Ask<LetHeldOut>(
                turn, new LetHeldOut.What(team.Town.Now, 3)));
            Assert.Equal("admins.mayNot", refused.Text);
            return true;
        });
    }

    [Fact]
    public void What_was_asked_for_is_read_in_the_audit_in_the_readers_language()
    {
        var team = MakeStrict(Team(inside: 3)).Presses("Let 3 out").Presses("Withdraw");
        team.Town.Config = team.Town.Config with
        {
            Admins = [new Admin(Some.Admin.Id, "Ada"), new Admin(Olha.Id, "Olha", "uk")],
        };

        team.Unrecorded().Says("/admin").Presses("🧾").As(Olha, Bot.Admin).Says("/admin").Presses("🧾");

        Verified.Matches(team.Transcript);
    }

    /// <summary>So many inside whom nobody knows, at the list of who waits.</summary>
    private static Talk Team(int inside)
    {
        var town = MenuOfTheTeam.Community();
        town.Config = KickPlanning.With(town, new RemovalSettings(), maxPerHour: 0) with
        {
            Admins = [new Admin(Some.Admin.Id, "Ada"), new Admin(Olha.Id, "Olha")],
        };
        foreach (var number in Enumerable.Range(1, inside))
            KickPlanning.LetIn(town, Some.Member($"M{number}", 6_000_000_000 + number));
        return Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says("/removals");
    }

    private static void OlhaOnlyLooks(Talk team) => team.Town.Config = team.Town.Config with
    {
        Admins = [new Admin(Some.Admin.Id, "Ada"), new Admin(Olha.Id, "Olha", Role: AdminRole.ReadOnly)],
    };

    private static Incoming.Press Press(Talk team, Keyboard keyboard) => new(
        team.Town.NextUpdate(Bot.Admin), Bot.Admin, Olha, 1, "query", keyboard.DataOf(0))
    {
        Raw = "{}",
    };

    private static Talk MakeStrict(Talk team)
    {
        team.Town.Config = team.Town.Config with { SecondAdmin = new SecondAdminSettings { People = 2 } };
        return team;
    }

    private static int Inside(Talk team) =>
        team.Town.Telegram.Inside.Count(one => one.Member.Value > 6_000_000_000);

    private static AuditEntry[] Entries(Talk team) =>
        team.Town.Store.View(state => state.All<AuditEntry>().ToArray());
}
