using LeanBot.Core;
using LeanBot.Telegram;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class BotAlertsTests : IDisposable
{
    private static readonly ApiError Conflict = new(409, "Conflict: terminated by other getUpdates request");
    private static readonly ApiError Refused = new(401, "Unauthorized");

    private readonly SomeEngine _engine = new(new StillTime());
    private readonly SomeTelegram _telegram = new();

    public void Dispose() => _telegram.Dispose();

    [Fact]
    public async Task A_conflict_is_told_once_however_long_it_lasts_and_again_when_it_comes_back()
    {
        var alerts = Alerts(Bot.User);
        for (var minutes = 0; minutes <= 600; minutes += 10) await Note(alerts, Conflict, minutes);
        Assert.Single(Said());
        await Note(alerts, Conflict, 600 + 61);
        Assert.Equal(2, Said().Length);
        Assert.All(Said(), said => Assert.Equal(Bot.Admin, said.Bot));
    }

    [Fact]
    public async Task The_admin_bots_token_is_told_of_by_the_user_bot()
    {
        await Alerts(Bot.Admin).Note(Refused, CancellationToken.None);
        var said = Assert.Single(Said());
        Assert.Equal(Bot.User, said.Bot);
        Assert.Contains("LEANBOT_ADMIN_BOT_TOKEN", said.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_neither_bot_can_speak_nothing_is_left_to_be_said_later()
    {
        _telegram.Fails("getMe", 401, "Unauthorized");
        var other = _telegram.Client(Bot.Admin);
        await other.GetMe(CancellationToken.None);
        Assert.True(other.IsRefused);
        await new BotAlerts(_telegram.Client(), other, _engine.Inbox, _engine.Clock)
            .Note(Refused, CancellationToken.None);
        Assert.Empty(Said());
    }

    [Fact]
    public async Task Other_trouble_is_the_logs_business()
    {
        await Alerts(Bot.User).Note(new ApiError(502, "Bad Gateway"), CancellationToken.None);
        Assert.Empty(Said());
    }

    private async Task Note(BotAlerts alerts, ApiError error, int minutes)
    {
        _engine.Clock.MoveTo(Rows.Now.AddMinutes(minutes));
        await alerts.Note(error, CancellationToken.None);
    }

    private BotAlerts Alerts(Bot bot) => new(
        _telegram.Client(bot), _telegram.Client(bot == Bot.User ? Bot.Admin : Bot.User), _engine.Inbox,
        _engine.Clock);

    private SayMessage[] Said() => _engine.Store.View(
        kept => kept.All<OutboxRow>().Select(row => (SayMessage)row.Request).ToArray());
}
