using System.Text.Json;

namespace LeanBot.Telegram;

// The types of the Bot API, as far as they are read or written here, with its own names of types and fields.
// https://core.telegram.org/bots/api#available-types

internal sealed record ApiResponse<T>(
    bool Ok, T? Result = default, int? ErrorCode = null, string? Description = null,
    ResponseParameters? Parameters = null);

internal sealed record ResponseParameters(int? RetryAfter = null, long? MigrateToChatId = null);

internal sealed record Update(
    Message? Message = null,
    CallbackQuery? CallbackQuery = null,
    ChatMemberUpdated? MyChatMember = null,
    ChatMemberUpdated? ChatMember = null,
    ChatJoinRequest? ChatJoinRequest = null);

internal sealed record User(
    long Id, bool IsBot, string? FirstName = null, string? LastName = null, string? Username = null,
    string? LanguageCode = null);

internal sealed record Chat(long Id, string Type, string? Title = null);

/// <param name="MigrateToChatId">In a service message of a group that became a supergroup.</param>
/// <param name="Photo">The same picture in several sizes, the largest last.</param>
internal sealed record Message(
    long MessageId, long Date, Chat Chat, User? From = null, string? Text = null,
    long? MigrateToChatId = null, IReadOnlyList<MessageEntity>? Entities = null, string? Caption = null,
    IReadOnlyList<MessageEntity>? CaptionEntities = null, string? MediaGroupId = null,
    IReadOnlyList<MediaFile>? Photo = null, MediaFile? Document = null, MediaFile? Voice = null,
    MediaFile? Video = null, MediaFile? Audio = null, MediaFile? Sticker = null, MediaFile? Animation = null,
    MediaFile? VideoNote = null, Contact? Contact = null, Location? Location = null);

internal sealed record MessageEntity(string Type, int Offset, int Length, string? Url = null);

/// <summary>What PhotoSize, Document, Voice, Video, Audio, Sticker, Animation and VideoNote have in common.
/// </summary>
internal sealed record MediaFile(
    string FileId, string FileUniqueId, long? FileSize = null, string? FileName = null,
    string? MimeType = null);

internal sealed record Contact(string PhoneNumber, string FirstName, string? LastName = null);

internal sealed record Location(double Latitude, double Longitude);

/// <summary>The type File of the Bot API.</summary>
/// <param name="FilePath">Where it can be downloaded, for an hour at least.</param>
internal sealed record TelegramFile(string FileId, long? FileSize = null, string? FilePath = null);

internal sealed record GetFileRequest(string FileId);

/// <summary>Where the message that is replied to has been deleted, the reply is sent without it.</summary>
internal sealed record ReplyParameters(long MessageId, bool AllowSendingWithoutReply = true);

internal sealed record CallbackQuery(string Id, User From, Message? Message = null, string? Data = null);

internal sealed record ChatMemberUpdated(Chat Chat, User From, ChatMember NewChatMember);

/// <param name="Status">creator, administrator, member, restricted, left, kicked.</param>
/// <param name="IsMember">Only for restricted.</param>
/// <param name="CanInviteUsers">Only for administrators, as the next.</param>
internal sealed record ChatMember(
    string Status, User User, bool? IsMember = null, bool? CanInviteUsers = null,
    bool? CanRestrictMembers = null);

internal sealed record ChatJoinRequest(Chat Chat, User From, long UserChatId);

internal sealed record ChatInviteLink(string InviteLink);

internal sealed record LinkPreviewOptions(bool IsDisabled);

internal sealed record InlineKeyboardMarkup(
    IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> InlineKeyboard)
{
    /// <summary>Null where there are no buttons.</summary>
    public static InlineKeyboardMarkup? Of(IReadOnlyList<IReadOnlyList<Core.InlineButton>> rows) =>
        rows.Count == 0
            ? null
            : new([.. rows.Select(row => (IReadOnlyList<InlineKeyboardButton>)
                [.. row.Select(button => new InlineKeyboardButton(button.Text, button.Data, button.Url))])]);
}

internal sealed record InlineKeyboardButton(string Text, string? CallbackData, string? Url);

internal sealed record GetUpdatesRequest(long? Offset, int Timeout, IReadOnlyList<string> AllowedUpdates);

internal sealed record SendMessageRequest(
    long ChatId, string Text, string? ParseMode, LinkPreviewOptions LinkPreviewOptions,
    InlineKeyboardMarkup? ReplyMarkup);

/// <summary>sendMessage as a broadcast calls it: previews of links are shown as its author saw
/// them.</summary>
internal sealed record SendPostRequest(
    long ChatId, string Text, string? ParseMode, InlineKeyboardMarkup? ReplyMarkup, bool? AllowPaidBroadcast);

internal sealed record DeleteMessageRequest(long ChatId, long MessageId);

internal sealed record EditMessageTextRequest(
    long ChatId, long MessageId, string Text, string? ParseMode, LinkPreviewOptions LinkPreviewOptions,
    InlineKeyboardMarkup? ReplyMarkup);

internal sealed record AnswerCallbackQueryRequest(string CallbackQueryId, string? Text, bool? ShowAlert);

internal sealed record CreateChatInviteLinkRequest(long ChatId, string Name, bool CreatesJoinRequest);

internal sealed record RevokeChatInviteLinkRequest(long ChatId, string InviteLink);

/// <summary>For methods that take nothing.</summary>
internal sealed record NoParameters;

/// <param name="Url">Empty where updates are polled.</param>
internal sealed record WebhookInfo(string Url);

internal sealed record ChatRequest(long ChatId);

internal sealed record ChatAdministratorsRequest(long ChatId, bool ReturnBots);

internal sealed record BotCommand(string Command, string Description);

/// <param name="Type">default, all_private_chats or chat.</param>
/// <param name="ChatId">Only for chat.</param>
internal sealed record BotCommandScope(string Type, long? ChatId);

internal sealed record SetMyCommandsRequest(
    IReadOnlyList<BotCommand> Commands, BotCommandScope Scope, string? LanguageCode);

internal sealed record DeleteMyCommandsRequest(BotCommandScope Scope, string? LanguageCode);

/// <summary>For approveChatJoinRequest, declineChatJoinRequest, unbanChatMember and getChatMember.</summary>
internal sealed record ChatMemberRequest(long ChatId, long UserId);

/// <summary>An update that was received, and its JSON as it came.</summary>
internal sealed record RawUpdate(long Id, JsonElement Json);
