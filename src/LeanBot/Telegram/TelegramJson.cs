using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeanBot.Telegram;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ApiResponse<JsonElement?>))]
[JsonSerializable(typeof(Update))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(ChatInviteLink))]
[JsonSerializable(typeof(GetUpdatesRequest))]
[JsonSerializable(typeof(SendMessageRequest))]
[JsonSerializable(typeof(EditMessageTextRequest))]
[JsonSerializable(typeof(AnswerCallbackQueryRequest))]
[JsonSerializable(typeof(CreateChatInviteLinkRequest))]
[JsonSerializable(typeof(RevokeChatInviteLinkRequest))]
[JsonSerializable(typeof(ChatMemberRequest))]
[JsonSerializable(typeof(NoParameters))]
[JsonSerializable(typeof(WebhookInfo))]
[JsonSerializable(typeof(Chat))]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(ChatAdministratorsRequest))]
[JsonSerializable(typeof(SetMyCommandsRequest))]
[JsonSerializable(typeof(DeleteMyCommandsRequest))]
[JsonSerializable(typeof(ChatMember))]
[JsonSerializable(typeof(IReadOnlyList<ChatMember>))]
[JsonSerializable(typeof(MemberCount))]
[JsonSerializable(typeof(TelegramFile))]
[JsonSerializable(typeof(GetFileRequest))]
[JsonSerializable(typeof(ReplyParameters))]
[JsonSerializable(typeof(InlineKeyboardMarkup))]
[JsonSerializable(typeof(SendPostRequest))]
[JsonSerializable(typeof(DeleteMessageRequest))]
internal sealed partial class TelegramJson : JsonSerializerContext;
