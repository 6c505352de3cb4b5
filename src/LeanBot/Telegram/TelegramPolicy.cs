using LeanBot.Core;
using LeanBot.Core.Features.Broadcasts;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Commands;
using LeanBot.Core.Features.Support;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>What follows a call that failed. Telegram tells most errors apart by their words only.</summary>
internal static class TelegramPolicy
{
    private const string Uncertain = "no answer";

    /// <summary>For a 429 that does not say how long.</summary>
    private static readonly TimeSpan PauseUnsaid = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan PauseMin = TimeSpan.FromSeconds(1);

    private static readonly string[] QueryIsOver = ["query is too old", "query id is invalid"];
    private static readonly string[] IsDecided = ["hide_requester_missing", "user_already_participant"];
    private static readonly string[] IsOutside =
        ["user not found", "participant_id_invalid", "user_not_participant", "member not found"];

    /// <summary>Somebody whom Telegram does not know, or not any more, is nowhere.</summary>
    private static readonly string[] IsNobody =
        ["invalid user_id specified", "user_id_invalid", "peer_id_invalid", "user is deactivated"];

    private static readonly string[] LinkIsGone = ["invite_hash_expired", "invite_hash_invalid"];
    private static readonly string[] ChatIsLost =
        ["bot was kicked", "bot is not a member", "chat was deleted", "chat was upgraded", "channel_private"];
    private static readonly string[] RightIsMissing =
    [
        "not enough rights", "need administrator rights", "chat_admin_required", "have no rights",
        "member list is inaccessible",
    ];
    private static readonly string[] PersonIsAdministrator =
        ["user is an administrator", "can't remove chat owner", "can't restrict self"];
    private static readonly string[] PersonIsGone =
        ["user is deactivated", "input_user_deactivated", "peer_id_invalid", "user_is_blocked"];

    /// <param name="attempts">How often the row was put off before.</param>
    /// <param name="lastError">Why it was put off last.</param>
    public static Verdict Judge(ApiError error, int attempts, Outgoing request, string? lastError = null)
    {
        var wasUncertain = lastError?.Contains(Uncertain, StringComparison.Ordinal) == true;
        var mustRecall = wasUncertain && error.Status != ApiError.NoAnswer;
        var why = mustRecall ? $"{error} (after {Uncertain})" : error.ToString();
        return error.Status switch
        {
            // One message too many is bearable, a stream of them is not.
            ApiError.NoAnswer when wasUncertain && request.IsNewMessage =>
                new Verdict.Drop(FailureReason.Exhausted, $"{why}, twice: it may have been said"),
            400 => Judge400(error, request, why),
            401 => new Verdict.Stop(why),
            413 => new Verdict.Drop(FailureReason.TooLarge, why),
            403 => new Verdict.Drop(
                Says(error, ChatIsLost) ? FailureReason.NotPermitted : FailureReason.Unreachable, why),
            // Telegram asks for patience, not for an end: what waits long enough is carried out.
            429 => new Verdict.Retry(PauseOf(error), why, IsTry: false),
            // Nobody was there to refuse it. An outage of hours must not swallow what is to be said.
            ApiError.NotSent => new Verdict.Retry(Patience.After(attempts), why, ForEver: true),
            _ => new Verdict.Retry(Patience.After(attempts), why),
        };
    }

    /// <summary>How long a 429 makes wait.</summary>
    public static TimeSpan PauseOf(ApiError error) =>
        error.RetryAfter is not { } asked ? PauseUnsaid : asked < PauseMin ? PauseMin : asked;

    /// <summary>The message shows just that already.</summary>
    public static bool IsUnchanged(ApiError error) =>
        error.Status == 400 && Says(error, "message is not modified");

    /// <summary>Telegram knows nobody of that id in the chat.</summary>
    public static bool IsUnknownMember(ApiError error) =>
        error.Status == 400 && (Says(error, IsOutside) || Says(error, IsNobody));

    public static bool IsMarkupRefused(ApiError error) =>
        error.Status == 400 && Says(error, "can't parse entities");

    /// <summary>The message is gone, or too old to be changed.</summary>
    public static bool CannotEdit(ApiError error) =>
        error.Status == 400
        && Says(error, "message to edit not found", "message can't be edited", "message_id_invalid");

    private static Verdict Judge400(ApiError error, Outgoing request, string why)
    {
        var isDone = request switch
        {
            AnswerPress => Says(error, QueryIsOver),
            ApproveJoin or DeclineJoin => Says(error, IsDecided),
            LetOut => Says(error, IsOutside),
            RevokeInvite => Says(error, LinkIsGone),
            DeletePost => Says(error, "message to delete not found"),
            _ => false,
        };
        if (isDone) return Verdict.DoneWithNothing;
        if (Says(error, PersonIsAdministrator)) return new Verdict.Drop(FailureReason.IsAdministrator, why);
        if (Says(error, RightIsMissing) || Says(error, ChatIsLost))
            return new Verdict.Drop(FailureReason.NotPermitted, why);
        if (Says(error, PersonIsGone)) return new Verdict.Drop(FailureReason.Unreachable, why);
        if (!Says(error, "chat not found")) return new Verdict.Drop(FailureReason.Rejected, why);
        // A person who never wrote to the bot, or a channel that is gone or never was.
        return new Verdict.Drop(
            request is SayMessage or RelayMedia or SetCommands or SendPost or DeletePost
                ? FailureReason.Unreachable
                : FailureReason.NotPermitted, why);
    }

    private static bool Says(ApiError error, params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (error.Description.Contains(phrase, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
