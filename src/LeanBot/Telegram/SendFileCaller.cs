using System.Globalization;
using System.Text;
using LeanBot.Core;
using LeanBot.Core.Features.Files;
using LeanBot.Core.Features.Support;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>Uploads a file that the turn has made. It is never on our disk but in the journal.</summary>
internal sealed class SendFileCaller(Bots bots, TimeProvider clock)
    : TelegramCaller<SendFile, MediaSent>(bots, clock)
{
    protected override Bot BotOf(SendFile request) => Bot.Admin;

    protected override long? ChatOf(SendFile request) => request.ChatId;

    protected override async Task<Verdict> Call(OutboxRow row, SendFile request, CancellationToken cut)
    {
        var (method, field) = MediaMethods.Of(request.IsPicture ? MediaKind.Photo : MediaKind.Document);
        using var form = new MultipartFormDataContent();
        form.Add(FilePart.Of(field, request.Name, request.Mime, BytesOf(request)), field);
        Add("chat_id", request.ChatId.ToString(CultureInfo.InvariantCulture));
        if (request.Caption.Length > 0)
        {
            Add("caption", request.Caption);
            Add("parse_mode", "HTML");
        }

        var (sent, error) = await Bots.Of(Bot.Admin).Upload(
            method, form, TelegramJson.Default.Message, cut);
        return error is null
            ? new Verdict.Done(new MediaSent(sent!.MessageId, MessageReader.MediaOf(sent)?.FileId))
            : Judge(error, row, request);

        void Add(string name, string value) => form.Add(new StringContent(value), name);
    }

    private static byte[] BytesOf(SendFile request) => request.Base64 is { } coded
        ? Convert.FromBase64String(coded)
        : Encoding.UTF8.GetBytes(request.Text ?? "");
}
