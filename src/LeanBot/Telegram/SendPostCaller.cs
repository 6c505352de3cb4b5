using System.Globalization;
using System.Text.Json;
using LeanBot.Core;
using LeanBot.Core.Features.Broadcasts;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>Brings a broadcast to one reader, as it was written. Its file is uploaded with the first one, and
/// goes by its id with all others.</summary>
internal sealed class SendPostCaller(Bots bots, StateStore store, TimeProvider clock)
    : TelegramCaller<SendPost, PostSent>(bots, clock)
{
    private readonly FileTransfer _files = new(bots, clock);

    protected override Bot BotOf(SendPost request) => request.Bot;

    protected override long? ChatOf(SendPost request) => request.ChatId;

    protected override int? PaidPerSecondOf(SendPost request) => request.PaidPerSecond;

    protected override async Task<Verdict> Call(OutboxRow row, SendPost request, CancellationToken cut)
    {
        if (store.View(request.ContentIn) is not { } content)
            return new Verdict.Drop(FailureReason.Outdated, "The broadcast is gone.");
        if (content.Media is not { } media) return await Say(row, request, content, cut);
        if (media.FileIdFor(request.Bot) is { } known)
            return await Show(row, request, content, new StringContent(known), cut);
        var (bytes, error) = await _files.Fetch(Bot.Admin, media.AdminFileId, cut);
        return error is null
            ? await Show(
                row, request, content,
                FileTransfer.ContentOf(media.Type, media.FileName, media.Mime, bytes!), cut)
            : _files.Judge(error, row, Bot.Admin);
    }

    private async Task<Verdict> Say(
        OutboxRow row, SendPost request, PostContent content, CancellationToken cut)
    {
        var (sent, error) = await Bots.Of(request.Bot).Call(
            "sendMessage",
            new SendPostRequest(
                request.ChatId, content.Html, "HTML", InlineKeyboardMarkup.Of(content.Buttons),
                request.PaidPerSecond is null ? null : true),
            TelegramJson.Default.SendPostRequest, TelegramJson.Default.Message, cut);
        return error is null
            ? new Verdict.Done(new PostSent(sent!.MessageId, null))
            : Judge(error, row, request);
    }

    private async Task<Verdict> Show(
        OutboxRow row, SendPost request, PostContent content, HttpContent file, CancellationToken cut)
    {
        var (method, field) = MediaMethods.Of(content.Media!.Type);
        using var form = new MultipartFormDataContent();
        form.Add(file, field);
        Add("chat_id", request.ChatId.ToString(CultureInfo.InvariantCulture));
        if (content.Html.Length > 0)
        {
            Add("caption", content.Html);
            Add("parse_mode", "HTML");
        }

        if (InlineKeyboardMarkup.Of(content.Buttons) is { } markup)
            Add("reply_markup", JsonSerializer.Serialize(markup, TelegramJson.Default.InlineKeyboardMarkup));
        if (request.PaidPerSecond is not null) Add("allow_paid_broadcast", "true");
        var (sent, error) = await Bots.Of(request.Bot).Upload(
            method, form, TelegramJson.Default.Message, cut);
        if (error is not null) return Judge(error, row, request);
        // What Telegram made something else of can't be sent by its id as what it was.
        var made = MessageReader.MediaOf(sent!);
        return new Verdict.Done(new PostSent(
            sent!.MessageId, made?.Kind == content.Media.Type ? made.FileId : null));

        void Add(string name, string value) => form.Add(new StringContent(value), name);
    }
}
