using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Tests.Features;

/// <summary>Who of the team may do what.</summary>
public sealed class RightsOfTheTeam
{
    /// <summary>A line for every command, button, screen and flow of the admin bot: a new one changes it, so
    /// somebody has to say who may.</summary>
    [Fact]
    public void Every_role_by_every_action()
    {
        var roles = Enum.GetValues<AdminRole>();
        var lines = new Router(Some.Schema, typeof(Router).Assembly).Guards
            .Select(guard => $"{guard.Name,-44} {guard.Right,-15} "
                + string.Join(' ', roles.Select(role => Cell(role, guard.Right))));
        Verified.Matches(string.Join('\n', lines));
    }

    [Theory]
    [InlineData(AdminRole.ReadOnly)]
    [InlineData(AdminRole.Support)]
    [InlineData(AdminRole.Manager)]
    [InlineData(AdminRole.Owner)]
    public void A_role_is_shown_what_it_may_do_and_nothing_else(AdminRole role)
    {
        var talk = Talk.With(Some.Admin).As(Some.Admin, Bot.Admin);
        Be(talk.Town, role);

        talk.Says("/start").Says("/help");

        Verified.Matches(talk.Transcript, test: $"A_role_is_shown_what_it_may_do.{role}");
    }

    [Fact]
    public void A_right_that_is_taken_away_is_gone_from_buttons_commands_and_flows_at_once()
    {
        var talk = Talk.With(Some.Member()).Says("/support").Says("Help!");
        talk.As(Some.Admin, Bot.Admin).Presses("Reply");
        Be(talk.Town, AdminRole.ReadOnly);

        talk.Says("Here you are");

        Assert.Contains("Your role does not include that", talk.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(
            talk.Town.Telegram.Chat(Bot.User, Some.Member().Id),
            message => message.Html.Contains("Here you are", StringComparison.Ordinal));
    }

    private static string Cell(AdminRole role, AdminRights right) =>
        RoleRights.Of(role).HasFlag(right) ? role.ToString() : new string('-', role.ToString().Length);

    private static void Be(Town town, AdminRole role) => town.Config = town.Config with
    {
        Admins =
        [
            new Admin(Some.Admin.Id, Some.Admin.Name, Role: role), new Admin(new MemberId(78), "Olha"),
        ],
    };
}
