using LeanBot.Core;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>Stops the spinner on a pressed button.</summary>
internal sealed class AnswerPressCaller(Bots bots, TimeProvider clock)
    : TelegramCaller<AnswerPress, Nothing>(bots, clock)
{
    protected override Bot BotOf(AnswerPress request) => request.Bot;

    protected override async Task<Verdict> Call(OutboxRow row, AnswerPress request, CancellationToken cut)
    {
        var error = await Bots.Of(request.Bot).Do(
            "answerCallbackQuery",
            new AnswerCallbackQueryRequest(request.QueryId, request.Text, request.ShowAlert ? true : null),
            TelegramJson.Default.AnswerCallbackQueryRequest,
            cut);
        return error is null ? Verdict.DoneWithNothing : Judge(error, row, request);
    }
}
