using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Refunds;

namespace LeanBot.Core.Tests.Features;

/// <summary>Giving money back: what is little goes at once, what is much takes a second pair of
/// eyes.</summary>
public sealed class SecondAdmin
{
    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void A_part_of_a_payment_is_given_back(string language)
    {
        var team = CaringForMembers.Team(language).Says("/find olena").Presses("💳").Presses("💸").Says("a lot")
            .Says("500").Says("12,50").Presses("💸 Yes").Presses("‹");
        MenuOfTheTeam.Match(team, language);
        Assert.Equal(1_250, Paid(team).Refunded);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void Much_is_approved_by_somebody_else(string language)
    {
        var team = Strict(CaringForMembers.Team(language));
        var olha = CaringForMembers.Second(team);
        Speak(team, language);
        Ask(team);
        team.As(olha, Bot.Admin).Presses("✅");
        team.As(Some.Admin, Bot.Admin).Says("/admin").Presses("🧾");
        MenuOfTheTeam.Match(team, language);
        Assert.Equal(9_900, Paid(team).Refunded);
        var entry = CaringForMembers.Entries(team).Single(entry => entry.Kind == AuditKind.Refunded);
        Assert.Equal(("Ada", "Olha"), (entry.ByName, entry.ApprovedByName));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void What_is_declined_withdrawn_or_forgotten_is_not_done(string language)
    {
        var team = Strict(CaringForMembers.Team(language));
        var olha = CaringForMembers.Second(team);
        Speak(team, language);
        Ask(team);
        team.As(olha, Bot.Admin).Presses("✖️");
        Ask(team.As(Some.Admin, Bot.Admin));
        team.Presses("✖️").As(olha, Bot.Admin).Presses("✅");
        Ask(team.As(Some.Admin, Bot.Admin));
        team.Says("/admin").Presses("🤝").Waits(days: 1, hours: 1).As(olha, Bot.Admin).Presses("✅");
        MenuOfTheTeam.Match(team, language);
        Assert.Equal(0, Paid(team).Refunded);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void Where_nobody_else_may_a_phrase_is_typed_out(string language)
    {
        var team = Strict(CaringForMembers.Team(language));
        CaringForMembers.Second(team, AdminRole.Support);
        Speak(team, language);
        Ask(team);
        team.Says("yes").Says("/cancel").Says("/cancel");
        Ask(team);
        team.Says(language == "en" ? "give  back $99" : "Повернути $99");
        MenuOfTheTeam.Match(team, language);
        Assert.Equal(9_900, Paid(team).Refunded);
    }

    [Fact]
    public void Nobody_approves_their_own_wish()
    {
        var team = Strict(CaringForMembers.Team("en"));
        var olha = CaringForMembers.Second(team);
        Ask(team);
        var id = team.Town.Store.View(state => state.All<Approval>().Single().Id);
        var (message, button) = team.As(olha, Bot.Admin).Find("Approve");

        team.As(Some.Admin, Bot.Admin).PressesData("the other's button", message.Id, button.Data!);

        Assert.Equal(
            ApprovalState.Waiting, team.Town.Store.View(state => state.Get<Approval>(id)!.State));
        Assert.Equal(0, Paid(team).Refunded);
    }

    /// <summary>Nobody is shown such a button; an approval must not depend on that.</summary>
    [Fact]
    public void Nobody_approves_their_own_wish_with_a_button_of_their_own()
    {
        var team = Strict(CaringForMembers.Team("en"));
        CaringForMembers.Second(team);
        Ask(team);
        var asked = team.Town.Store.View(state => state.All<Approval>().Single());
        var keyboard = new Keyboard(
            "forged", Bot.Admin, Some.Admin.Id,
            [new Choice.Press("Approve", "approvals.approve", $"{asked.Id} {asked.Action}")],
            team.Town.Now.AddDays(1));
        team.Town.Store.Update(team.Town.Now, "shown", tx =>
        {
            tx.Put(keyboard);
            return true;
        });

        team.Unrecorded().PressesData("forged", 1, keyboard.DataOf(0));

        Assert.Contains("(alert: ", team.Transcript, StringComparison.Ordinal);
        Assert.Equal(
            ApprovalState.Waiting, team.Town.Store.View(state => state.Get<Approval>(asked.Id)!.State));
        Assert.Equal(0, Paid(team).Refunded);
    }

    [Fact]
    public void Who_lost_the_right_meanwhile_neither_asks_nor_approves()
    {
        var team = Strict(CaringForMembers.Team("en"));
        var olha = CaringForMembers.Second(team);
        Ask(team);
        var all = team.Town.Config.Admins;
        team.Town.Config = team.Town.Config with
        {
            Admins = [all[0], new Admin(olha.Id, olha.Name, Role: AdminRole.Support)],
        };
        team.As(olha, Bot.Admin).Presses("Approve");
        team.Town.Config = team.Town.Config with
        {
            Admins = [new Admin(all[0].TelegramId, all[0].Name, Role: AdminRole.Support), all[1]],
        };
        team.Presses("Approve");

        Assert.Equal(0, Paid(team).Refunded);
        Assert.Contains("may not do that any more", team.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void Money_that_went_back_meanwhile_is_seen_before_more_is_given_back()
    {
        var team = Strict(CaringForMembers.Team("en"));
        var olha = CaringForMembers.Second(team);
        Ask(team);
        team.Town.Stripe.Charges.Refund(team.Town.Stripe.LastPaid, team.Town.Now, 1_000);
        team.Town.Settle();

        team.As(olha, Bot.Admin).Presses("Approve");

        Assert.Equal(1_000, Paid(team).Refunded);
        Assert.Contains("has gone back meanwhile: $89 is left", team.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_who_approve_at_once_give_back_once()
    {
        var team = Strict(CaringForMembers.Team("en"));
        var olha = CaringForMembers.Second(team);
        var oleh = Some.Member("Oleh", 79);
        team.Town.Config = team.Town.Config with
        {
            Admins = [.. team.Town.Config.Admins, new Admin(oleh.Id, oleh.Name)],
        };
        Ask(team);

        team.As(olha, Bot.Admin).Presses("Approve").As(oleh, Bot.Admin).Presses("Approve");

        Assert.Contains("Olha has approved it already", team.Transcript, StringComparison.Ordinal);
        Assert.Single(team.Town.Stripe.Charges.Refunds);
    }

    [Fact]
    public void What_was_given_back_just_now_is_not_given_back_again_before_Stripe_has_told_of_the_charge()
    {
        var team = CaringForMembers.Team("en");
        team.Town.HoldsBack = request => request is FetchCharge;
        team.Says("/find olena").Presses("💳").Presses("💸").Says("80").Presses("💸 Yes");

        team.Presses("‹").Presses("💸");

        Assert.NotNull(team.Find("All of $19").Button);
        team.Town.HoldsBack = _ => false;
        team.Town.Settle();
        Assert.Equal(8_000, Paid(team).Refunded);
        Assert.Single(team.Town.Stripe.Charges.Refunds);
    }

    private static void Ask(Talk team) => team.Says("/find olena").Presses("💳").Presses("💸").Presses("💸 All")
        .Presses("💸 Yes");

    /// <summary>More than $50 takes a second admin.</summary>
    private static Talk Strict(Talk team)
    {
        team.Town.Config = team.Town.Config with
        {
            SecondAdmin = new SecondAdminSettings { Amounts = new Dictionary<string, long> { ["usd"] = 5_000 } },
        };
        return team;
    }

    private static void Speak(Talk team, string language) => team.Town.Config = team.Town.Config with
    {
        Admins = [.. team.Town.Config.Admins.Select(admin => admin with { Language = language })],
    };

    private static Payment Paid(Talk team) => team.Town.Store.View(state => state.All<Payment>().Single());
}
