using LeanBot.Core;
using LeanBot.Core.Features.Commands;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>Sets a command menu, or takes it away. It is the same however often it is done.</summary>
internal sealed class SetCommandsCaller(Bots bots, TimeProvider clock)
    : TelegramCaller<SetCommands, Nothing>(bots, clock)
{
    protected override Bot BotOf(SetCommands request) => request.Scope.Bot;

    protected override async Task<Verdict> Call(OutboxRow row, SetCommands request, CancellationToken cut)
    {
        var client = Bots.Of(request.Scope.Bot);
        var scope = new BotCommandScope(request.Scope.Type, request.Scope.ChatId);
        var language = request.Scope.LanguageCode is { Length: > 0 } code ? code : null;
        var error = request.Commands.Count == 0
            ? await client.Do(
                "deleteMyCommands", new DeleteMyCommandsRequest(scope, language),
                TelegramJson.Default.DeleteMyCommandsRequest, cut)
            : await client.Do(
                "setMyCommands", new SetMyCommandsRequest(
                    [.. request.Commands.Select(line => new BotCommand(line.Command, line.Description))],
                    scope, language),
                TelegramJson.Default.SetMyCommandsRequest, cut);
        return error is null ? Verdict.DoneWithNothing : Judge(error, row, request);
    }
}
