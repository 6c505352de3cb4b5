using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Messages;
using LeanBot.Core.Features.Support;

namespace LeanBot.Core;

public sealed class MessageResult : ResultRule<SayMessage, MessageSaid>
{
    protected override void Done(Turn turn, OutboxRow row, SayMessage request, MessageSaid result)
    {
        Relays.Follow(turn, row.Id, result.MessageId);
        SentMessages.Note(turn, request, SentState.Delivered);
        if (!request.Remember) return;
        turn.Tx.Put(new SaidMessage(
            row.Id, request.Bot, request.ChatId, result.MessageId, turn.Now + SaidMessage.KeptFor));
    }

    /// <summary>Nobody to tell, but whoever of the team answered somebody: who blocked the bot keeps every
    /// right, and the log has the reason.</summary>
    protected override void Failed(Turn turn, OutboxRow row, SayMessage request, Failure failure)
    {
        if (request.Bot != Bot.User) return;
        Unsaid.Note(turn, request, failure);
        var isBlocked = failure.Reason == FailureReason.Unreachable;
        SentMessages.Note(turn, request, isBlocked ? SentState.Blocked : SentState.GivenUp);
        if (isBlocked) KnownMembers.MarkUnreachable(turn, new MemberId(request.ChatId));
        Relays.Miss(turn, row.Id, failure);
    }
}
