using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

/// <summary>sendPhoto and its kin, getFile, and the download of what that names.</summary>
internal sealed class FileMethods(TelegramState state)
{
    private const long DownloadBytesMax = 20 * 1024 * 1024;
    private const long PhotoBytesMax = 10 * 1024 * 1024;
    private const long UploadBytesMax = 50 * 1024 * 1024;

    /// <summary>Every kind with the name that errors call it by.</summary>
    public static readonly IReadOnlyDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        ["photo"] = "Photo",
        ["document"] = "Document",
        ["voice"] = "VoiceNote",
        ["video"] = "Video",
        ["audio"] = "Audio",
        ["sticker"] = "Sticker",
        ["animation"] = "Animation",
        ["video_note"] = "VideoNote",
    };

    public Func<TelegramCall, JsonNode> Sending(string kind) => call =>
    {
        var target = ChatTarget.Of(state, call);
        var caption = MessageText.Caption(call);
        var keyboard = Keyboard.Of(call, target.InPrivate);
        var reply = target.ReplyIn(call);
        target.CheckMayWrite(call);
        var file = call.File(kind) is { } upload ? Uploaded(kind, upload) : ById(call, kind);
        state.Flood.Spend(call.Bot.Id, target, call.Now);
        var sent = target.Box.Add(new Message
        {
            From = call.Bot.Id,
            Date = call.Now,
            File = file,
            Text = caption?.Text,
            Entities = caption?.Entities,
            Keyboard = keyboard,
            ReplyTo = reply,
        });
        return target.Show(state, sent, call.Bot);
    };

    public JsonNode GetFile(TelegramCall call)
    {
        var file = state.Files.Find(call.Bot, call.Needed("file_id"))
            ?? throw TelegramError.BadRequest("invalid file_id");
        if (file.SizeBytes > DownloadBytesMax)
            throw TelegramError.BadRequest("file is too big");
        return new JsonObject
        {
            ["file_id"] = FileStore.IdFor(call.Bot, file),
            ["file_unique_id"] = file.UniqueId,
            ["file_size"] = file.SizeBytes,
            ["file_path"] = FileStore.PathFor(call.Bot, file),
        };
    }

    public Response Download(Bot bot, string path) => state.Files.At(bot, path) is { } file
        ? new Response(200, "") { ContentType = "application/octet-stream", Bytes = file.Bytes() }
        : throw new TelegramError(404, "Not Found");

    private StoredFile ById(TelegramCall call, string kind)
    {
        var given = call.Needed(kind);
        if (given.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            throw TelegramError.BadRequest("failed to get HTTP URL content");
        var file = state.Files.Find(call.Bot, given)
            ?? throw TelegramError.BadRequest("wrong file identifier/HTTP URL specified");
        return file.Kind == kind
            ? file
            : throw TelegramError.BadRequest($"can't use file of type {Kinds[file.Kind]} as {Kinds[kind]}");
    }

    private StoredFile Uploaded(string kind, UploadedFile upload)
    {
        if (upload.Bytes.Length == 0)
            throw TelegramError.BadRequest("file must be non-empty");
        if (upload.Bytes.Length > (kind == "photo" ? PhotoBytesMax : UploadBytesMax))
            throw new TelegramError(413, "Request Entity Too Large");
        if (kind == "photo" && !StoredFile.IsPicture(upload.Bytes))
            throw TelegramError.BadRequest("IMAGE_PROCESS_FAILED");
        return state.Files.Add(kind, upload.Name, upload.Mime, upload.Bytes, upload.Bytes.Length);
    }
}
