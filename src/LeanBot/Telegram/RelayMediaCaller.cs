using System.Globalization;
using System.Text.Json;
using LeanBot.Core;
using LeanBot.Core.Features.Support;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>Shows a file that one bot was sent in a chat of the other: by its id where that is known, else by
/// fetching and uploading it. It is never on our disk.</summary>
internal sealed class RelayMediaCaller(Bots bots, TimeProvider clock)
    : TelegramCaller<RelayMedia, MediaSent>(bots, clock), IDisposable
{
    /// <summary>Each holds a file of up to 20 MB in memory.</summary>
    private const int UploadsMax = 2;

    private readonly FileTransfer _files = new(bots, clock);
    private readonly SemaphoreSlim _room = new(UploadsMax);

    public void Dispose() => _room.Dispose();

    protected override Bot BotOf(RelayMedia request) => request.Bot;

    protected override long? ChatOf(RelayMedia request) => request.Place.ChatId;

    protected override async Task<Verdict> Call(OutboxRow row, RelayMedia request, CancellationToken cut)
    {
        if (request.FileId is { } known) return await Send(row, request, new StringContent(known), cut);
        await _room.WaitAsync(cut);
        try
        {
            var (bytes, error) = await _files.Fetch(request.Source, request.SourceFileId, cut);
            return error is null
                ? await Send(
                    row, request,
                    FileTransfer.ContentOf(request.Type, request.FileName, request.Mime, bytes!), cut)
                : _files.Judge(error, row, request.Source);
        }
        finally
        {
            _room.Release();
        }
    }

    private async Task<Verdict> Send(
        OutboxRow row, RelayMedia request, HttpContent file, CancellationToken cut)
    {
        var (method, field) = MediaMethods.Of(request.Type);
        using var form = new MultipartFormDataContent();
        form.Add(file, field);
        Add("chat_id", request.Place.ChatId.ToString(CultureInfo.InvariantCulture));
        if (request.Place.ReplyTo is { } message)
        {
            Add("reply_parameters", JsonSerializer.Serialize(
                new ReplyParameters(message), TelegramJson.Default.ReplyParameters));
        }

        var (sent, error) = await Bots.Of(request.Bot).Upload(
            method, form, TelegramJson.Default.Message, cut);
        if (error is not null) return Judge(error, row, request);
        // What Telegram made something else of can't be sent by its id as what it was.
        var made = MessageReader.MediaOf(sent!);
        return new Verdict.Done(new MediaSent(
            sent!.MessageId, made?.Kind == request.Type ? made.FileId : null));

        void Add(string name, string value) => form.Add(new StringContent(value), name);
    }
}
