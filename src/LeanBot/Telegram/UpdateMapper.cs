using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeanBot.Core;
using LeanBot.Core.Features.Channels;

namespace LeanBot.Telegram;

/// <summary>Makes of an update what the engine takes.</summary>
/// <param name="botId">The bot's own user id.</param>
internal sealed class UpdateMapper(Bot bot, long botId)
{
    /// <summary>Sent with every poll: what is left out stays as somebody set it once, and chat_member is off
    /// by default.</summary>
    public static readonly IReadOnlyList<string> Allowed =
        ["message", "callback_query", "my_chat_member", "chat_member", "chat_join_request"];

    private const int HashBytes = 4;

    /// <summary>What the causes of this bot's updates begin with.</summary>
    public string Prefix { get; } = bot == Bot.User ? "user:" : "admin:";

    /// <summary>Null for what decides nothing here.</summary>
    public Incoming? Map(RawUpdate update)
    {
        var raw = update.Json.GetRawText();
        var cause = CauseOf(update, raw);
        try
        {
            var read = update.Json.Deserialize(TelegramJson.Default.Update)
                ?? throw new JsonException("The update is null.");
            return Map(read, cause) is { } incoming ? incoming with { Raw = raw } : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return new Incoming.Unreadable(cause, unreadable.Message) { Raw = raw };
        }
    }

    private Incoming? Map(Update update, string cause) => update switch
    {
        { Message: { MigrateToChatId: { } to } moved } when bot == Bot.User =>
            new Incoming.ChatMoved(cause, moved.Chat.Id, to),
        { Message: { Chat.Type: "private", From: { IsBot: false } from } message } =>
            MessageReader.Read(cause, bot, PersonOf(from), message),
        { CallbackQuery: { Data: { } data } query } when IsPrivate(query.Message) =>
            new Incoming.Press(cause, bot, PersonOf(query.From), EditableId(query.Message), query.Id, data),
        { MyChatMember: { Chat.Type: "private" } changed } =>
            new Incoming.BotBlocked(
                cause, bot, PersonOf(changed.From), changed.NewChatMember.Status == "kicked"),
        { MyChatMember: { } changed } when bot == Bot.User =>
            RightsOf(cause, changed),
        { ChatMember: { NewChatMember.User.IsBot: false } changed } when bot == Bot.User =>
            new Incoming.MembershipChanged(
                cause, PersonOf(changed.NewChatMember.User), PersonOf(changed.From), changed.From.Id == botId,
                changed.Chat.Id, MembershipOf(changed.NewChatMember)),
        { ChatJoinRequest: { } asked } when bot == Bot.User =>
            new Incoming.JoinRequest(cause, PersonOf(asked.From), asked.Chat.Id, asked.UserChatId),
        _ => null,
    };

    /// <summary>Telegram begins its ids anew, from anywhere, after a week without updates: the id alone
    /// could name another update of the time that repeats are known for. It keeps an update as text, so a
    /// repeat has the same bytes.</summary>
    private string CauseOf(RawUpdate update, string raw)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(raw)).AsSpan(0, HashBytes);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(bot == Bot.User ? "user" : "admin")}:{update.Id}:{Convert.ToHexStringLower(hash)}");
    }

    private static bool IsPrivate(Message? message) => message is null or { Chat.Type: "private" };

    /// <summary>A message of date 0 is an InaccessibleMessage.</summary>
    private static long? EditableId(Message? message) => message is { Date: > 0 } ? message.MessageId : null;

    private static Person PersonOf(User user)
    {
        var name = $"{user.FirstName} {user.LastName}".Trim();
        return new Person(
            new MemberId(user.Id),
            name.Length > 0 ? name : user.Username ?? user.Id.ToString(CultureInfo.InvariantCulture),
            user.Username,
            user.LanguageCode);
    }

    private static Incoming.BotRightsChanged RightsOf(string cause, ChatMemberUpdated changed)
    {
        var (missing, problem) = LackOf(changed.NewChatMember);
        return new Incoming.BotRightsChanged(cause, changed.Chat.Id, missing, problem);
    }

    /// <summary>What the bot lacks of what it needs to let people in and out.</summary>
    internal static (Right[] Missing, string? Problem) LackOf(ChatMember bot) => bot switch
    {
        { Status: "creator" } => ([], null),
        { Status: "left" or "kicked" } => (Enum.GetValues<Right>(), "the bot was removed from the chat"),
        { Status: not "administrator" } =>
            (Enum.GetValues<Right>(), "the bot is no administrator of the chat"),
        { CanInviteUsers: false, CanRestrictMembers: false } =>
            ([Right.Invite, Right.Ban], "the bot may neither invite nor ban users"),
        { CanInviteUsers: false } => ([Right.Invite], "the bot may not invite users"),
        { CanRestrictMembers: false } => ([Right.Ban], "the bot may not ban users"),
        _ => ([], null),
    };

    /// <exception cref="JsonException">Its status is none that we know.</exception>
    internal static Membership MembershipOf(ChatMember member) => KnownMembershipOf(member)
        ?? throw new JsonException($"The status «{member.Status}» of a member is not known.");

    /// <summary>Null where the status is none that we know.</summary>
    internal static Membership? KnownMembershipOf(ChatMember member) => member.Status switch
    {
        "creator" or "administrator" => Membership.Administrator,
        "member" => Membership.In,
        "restricted" => member.IsMember == true ? Membership.In : Membership.Out,
        "left" => Membership.Out,
        "kicked" => Membership.Banned,
        _ => null,
    };
}
