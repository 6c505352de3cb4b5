using LeanBot.Core.Features.Admins;

namespace LeanBot.Telegram;

/// <summary>Tells the admins past the outbox, for when nothing can be staged. Each is told at most once, and
/// not again where it fails: the log has it too.</summary>
internal sealed class TeamAlert(BotClient adminBot, Func<Core.Config> config)
{
    public Task TellOfFullDisk(string problem, CancellationToken cut) => Task.WhenAll(config().Admins.Select(
        admin => Say(admin, config().Texts.Render(
            admin.Language, "engine.storeFull", config().Zone, ("problem", problem)), cut)));

    private Task<ApiResult<Message>> Say(Admin admin, string html, CancellationToken cut) => adminBot.Call(
        "sendMessage",
        new SendMessageRequest(
            admin.TelegramId.Value, html, "HTML", new LinkPreviewOptions(IsDisabled: true), null),
        TelegramJson.Default.SendMessageRequest,
        TelegramJson.Default.Message,
        cut);
}
