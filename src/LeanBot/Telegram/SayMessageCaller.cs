using LeanBot.Core;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>Says a message, or changes one that was said; where that can't be done the text is said
/// anew.</summary>
internal sealed class SayMessageCaller(
    Bots bots, StateStore store, TimeProvider clock, ILogger<SayMessageCaller> log)
    : TelegramCaller<SayMessage, MessageSaid>(bots, clock)
{
    private static readonly LinkPreviewOptions NoPreview = new(IsDisabled: true);

    protected override Bot BotOf(SayMessage request) => request.Bot;

    protected override long? ChatOf(SayMessage request) => request.ChatId;

    protected override Task<Verdict> Call(OutboxRow row, SayMessage request, CancellationToken cut) =>
        Say(row, request, TargetOf(request.Edits), isPlain: false, cut);

    private async Task<Verdict> Say(
        OutboxRow row, SayMessage request, long? target, bool isPlain, CancellationToken cut)
    {
        var (said, error) = target is { } id
            ? await Edit(request, id, isPlain, cut)
            : await Send(request, isPlain, cut);
        if (error is null) return new Verdict.Done(new MessageSaid(said));
        if (!isPlain && TelegramPolicy.IsMarkupRefused(error))
        {
            log.LogError(
                "The markup of {Row} is refused, so it is said as plain text: {Why}", row.Id,
                error.ToString());
            return await Say(row, request, target, isPlain: true, cut);
        }

        // Whatever it began as, it was a new message that may have been said.
        if (target is null) return Judge(error, row, request with { Edits = null });
        if (TelegramPolicy.IsUnchanged(error)) return new Verdict.Done(new MessageSaid(target.Value));
        return TelegramPolicy.CannotEdit(error)
            ? await Say(row, request, null, isPlain, cut)
            : Judge(error, row, request);
    }

    private async Task<(
        long Said, ApiError? Error)> Send(SayMessage request, bool isPlain, CancellationToken cut)
    {
        var answer = await Bots.Of(request.Bot).Call(
            "sendMessage",
            new SendMessageRequest(
                request.ChatId, TextOf(request, isPlain), ModeOf(isPlain), NoPreview, MarkupOf(request)),
            TelegramJson.Default.SendMessageRequest,
            TelegramJson.Default.Message,
            cut);
        return (answer.Result?.MessageId ?? 0, answer.Error);
    }

    private async Task<(long Said, ApiError? Error)> Edit(
        SayMessage request, long target, bool isPlain, CancellationToken cut)
    {
        var error = await Bots.Of(request.Bot).Do(
            "editMessageText",
            new EditMessageTextRequest(
                request.ChatId, target, TextOf(request, isPlain), ModeOf(isPlain), NoPreview,
                MarkupOf(request)),
            TelegramJson.Default.EditMessageTextRequest,
            cut);
        return (target, error);
    }

    /// <summary>Telegram's id of the message to change; null where none is known, so that a new one is
    /// said.</summary>
    private long? TargetOf(MessageRef? edits) => edits switch
    {
        { MessageId: { } id } => id,
        { RowId: { } row } => store.View(kept => kept.Get<SaidMessage>(row)?.MessageId),
        _ => null,
    };

    private static string TextOf(SayMessage request, bool isPlain) =>
        isPlain ? PlainText.Of(request.Html) : request.Html;

    private static string? ModeOf(bool isPlain) => isPlain ? null : "HTML";

    private static InlineKeyboardMarkup? MarkupOf(SayMessage request) =>
        InlineKeyboardMarkup.Of(request.Buttons);
}
