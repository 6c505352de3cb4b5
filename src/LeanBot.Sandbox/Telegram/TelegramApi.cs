using System.Globalization;
using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

/// <summary>The Bot API at /bot&lt;token&gt;/&lt;method&gt;.</summary>
internal sealed class TelegramApi
{
    /// <summary>What a fault calls the download of a file.</summary>
    private const string FileMethod = "file";

    private const string FilesPath = "/file/bot";

    private readonly TelegramState _state;
    private readonly FileMethods _files;
    private readonly UpdateMethods _updates = new();
    private readonly Dictionary<string, Func<TelegramCall, JsonNode>> _methods;

    public TelegramApi(TelegramState state, Membership membership)
    {
        _state = state;
        _files = new FileMethods(state);
        _methods = new(Methods(state, membership, _updates), StringComparer.OrdinalIgnoreCase);
    }

    public Response Handle(Request request, DateTimeOffset now)
    {
        try
        {
            if (request.Path.StartsWith(FilesPath, StringComparison.Ordinal))
                return Download(request.Path);
            var (token, method) = Split(request.Path);
            var call = new TelegramCall(BotBy(token), request, now);
            if (method.Equals("getUpdates", StringComparison.OrdinalIgnoreCase))
                return Updates(call);
            if (!_methods.TryGetValue(method, out var run))
                throw new TelegramError(404, "Not Found: method not found");
            return Ok(run(call)) with { Changed = Writes(method) };
        }
        catch (TelegramError error)
        {
            return Refused(error);
        }
        catch (Exception problem) when (problem is InvalidOperationException or FormatException)
        {
            // A field of a nested object has another type than it should.
            return Refused(TelegramError.BadRequest("can't parse parameters: " + problem.Message));
        }
    }

    /// <summary>The answer of a held poll, null while it may wait on.</summary>
    public Response? Continue(LongPoll poll, DateTimeOffset now, bool timedOut)
    {
        try
        {
            var updates = _updates.Continue(_state.BotBy(poll.Bot)!, poll, now);
            if (updates is null && !timedOut)
                return null;
            _updates.Close(poll);
            return Ok(updates ?? []);
        }
        catch (TelegramError error)
        {
            return Refused(error);
        }
    }

    public void Abandon(LongPoll poll) => _updates.Close(poll);

    public bool IsPolling(long bot) => _updates.IsOpen(bot);

    public bool HasUpdates(long bot) => _state.BotBy(bot) is { } found && _updates.Waits(found);

    public static Response Refused(TelegramError error)
    {
        var body = new JsonObject
        {
            ["ok"] = false,
            ["error_code"] = error.Code,
            ["description"] = error.Message,
        };
        var parameters = error.Parameters?.DeepClone().AsObject() ?? [];
        if (error.RetryAfter is { } wait)
            parameters["retry_after"] = wait;
        if (parameters.Count > 0)
            body["parameters"] = parameters;
        if (error.RetryAfter is not { } seconds)
            return new Response(error.Code, Wire.Text(body));
        var header = ("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
        return new Response(error.Code, Wire.Text(body)) { Headers = [header] };
    }

    /// <summary>The method that a path calls, as the caller wrote it; empty where there is none.</summary>
    public static string MethodOf(string path)
    {
        if (path.StartsWith(FilesPath, StringComparison.Ordinal))
            return FileMethod;
        var slash = path.IndexOf('/', 1);
        return slash < 0 ? "" : path[(slash + 1)..];
    }

    private static Dictionary<string, Func<TelegramCall, JsonNode>> Methods(
        TelegramState state, Membership membership, UpdateMethods updates)
    {
        var messages = new MessageMethods(state);
        var links = new InviteLinkMethods(state);
        var members = new MemberMethods(state, membership);
        var commands = new CommandMethods(state);
        var profile = new ProfileMethods(state);
        var files = new FileMethods(state);
        return new()
        {
            ["getMe"] = ProfileMethods.Me,
            ["setWebhook"] = updates.SetWebhook,
            ["deleteWebhook"] = UpdateMethods.DeleteWebhook,
            ["getWebhookInfo"] = UpdateMethods.WebhookInfo,
            ["sendMessage"] = messages.Send,
            ["getFile"] = files.GetFile,
            ["sendPhoto"] = files.Sending("photo"),
            ["sendDocument"] = files.Sending("document"),
            ["sendVoice"] = files.Sending("voice"),
            ["sendVideo"] = files.Sending("video"),
            ["sendAudio"] = files.Sending("audio"),
            ["sendSticker"] = files.Sending("sticker"),
            ["sendAnimation"] = files.Sending("animation"),
            ["sendVideoNote"] = files.Sending("video_note"),
            ["editMessageText"] = messages.EditText,
            ["editMessageReplyMarkup"] = messages.EditKeyboard,
            ["deleteMessage"] = messages.Delete,
            ["deleteMessages"] = messages.DeleteMany,
            ["sendChatAction"] = messages.ChatAction,
            ["answerCallbackQuery"] = messages.AnswerCallback,
            ["setMyCommands"] = commands.Set,
            ["getMyCommands"] = commands.Get,
            ["deleteMyCommands"] = commands.Delete,
            ["setChatMenuButton"] = profile.SetMenuButton,
            ["getChatMenuButton"] = ProfileMethods.GetMenuButton,
            ["setMyName"] = ProfileMethods.SetText("name", 64),
            ["setMyDescription"] = ProfileMethods.SetText("description", 512),
            ["setMyShortDescription"] = ProfileMethods.SetText("short_description", 120),
            ["createChatInviteLink"] = links.Create,
            ["editChatInviteLink"] = links.Edit,
            ["revokeChatInviteLink"] = links.Revoke,
            ["exportChatInviteLink"] = links.Export,
            ["approveChatJoinRequest"] = members.Approve,
            ["declineChatJoinRequest"] = members.Decline,
            ["banChatMember"] = members.Ban,
            ["unbanChatMember"] = members.Unban,
            ["getChatMember"] = members.Get,
            ["getChatAdministrators"] = members.Administrators,
            ["getChatMemberCount"] = members.Count,
            ["getChat"] = members.Chat,
            ["leaveChat"] = members.Leave,
        };
    }

    /// <summary>/file/bot&lt;token&gt;/&lt;file_path&gt;</summary>
    private Response Download(string path)
    {
        var slash = path.IndexOf('/', FilesPath.Length);
        return slash < 0
            ? throw new TelegramError(404, "Not Found")
            : _files.Download(
                BotBy(Uri.UnescapeDataString(path[FilesPath.Length..slash])),
                Uri.UnescapeDataString(path[(slash + 1)..]));
    }

    private Response Updates(TelegramCall call)
    {
        var (updates, changed, poll) = _updates.Get(call);
        return Ok(updates) with { Changed = changed, Poll = poll };
    }

    private static Response Ok(JsonNode result) =>
        new(200, Wire.Text(new JsonObject { ["ok"] = true, ["result"] = result }));

    private static bool Writes(string method) =>
        !method.StartsWith("get", StringComparison.OrdinalIgnoreCase)
        && !method.Equals("sendChatAction", StringComparison.OrdinalIgnoreCase);

    private static (string Token, string Method) Split(string path)
    {
        var slash = path.IndexOf('/', 1);
        return slash < 0 || !path.StartsWith("/bot", StringComparison.Ordinal)
            ? throw new TelegramError(404, "Not Found")
            : (Uri.UnescapeDataString(path["/bot".Length..slash]), path[(slash + 1)..]);
    }

    private Bot BotBy(string token)
    {
        if (!token.Contains(':', StringComparison.Ordinal) || token.Length > 80 || token[0] == '0')
            throw new TelegramError(401, "Unauthorized: invalid token specified");
        return _state.Bots.FirstOrDefault(bot => bot.Token == token)
            ?? throw new TelegramError(401, "Unauthorized");
    }
}
