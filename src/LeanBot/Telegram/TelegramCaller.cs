using LeanBot.Core;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>What all calls to the Bot API have in common.</summary>
internal abstract class TelegramCaller<TRequest, TResult>(Bots bots, TimeProvider clock)
    : Caller<TRequest, TResult>
    where TRequest : Outgoing
    where TResult : class
{
    protected Bots Bots => bots;

    protected TimeProvider Clock => clock;

    protected virtual Bot BotOf(TRequest request) => Bot.User;

    /// <summary>Where the call acts; null where it names no chat, or several.</summary>
    protected virtual long? ChatOf(TRequest request) => null;

    protected virtual int CallsOf(TRequest request) => 1;

    /// <summary>How many of these a second are paid for; null at the free pace.</summary>
    protected virtual int? PaidPerSecondOf(TRequest request) => null;

    protected sealed override IGate GateOf(TRequest request, Priority priority) =>
        PaidPerSecondOf(request) is { } perSecond && ChatOf(request) is { } chat
            ? bots.PacingOf(BotOf(request)).ForPaid(chat, perSecond)
            // An edit follows a press, and Telegram names no limit for it.
            : bots.PacingOf(BotOf(request)).For(
                ChatOf(request), request.IsNewMessage, priority, CallsOf(request));

    /// <param name="chat">Where the call acted, where the row acts in several.</param>
    protected Verdict Judge(ApiError error, OutboxRow row, TRequest request, long? chat = null)
    {
        if (error.Status == 429)
        {
            bots.PacingOf(BotOf(request)).Note429(
                chat ?? ChatOf(request), TelegramPolicy.PauseOf(error), clock.GetUtcNow());
        }

        if (error.MigratedTo is { } to && (chat ?? ChatOf(request)) is { } from)
            return new Verdict.ChatMoved(from, to);
        return TelegramPolicy.Judge(error, row.Attempts, request, row.LastError);
    }
}
