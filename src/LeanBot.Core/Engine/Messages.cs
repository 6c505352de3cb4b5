using LeanBot.Core.Features.Members;

namespace LeanBot.Core;

/// <summary>A message to say, or one that was said to be changed.</summary>
/// <param name="ChatId">The person's id: both bots write to people in private.</param>
/// <param name="Html">1 to 4,096 characters after parsing, in Telegram's HTML.</param>
/// <param name="Edits">The message to change in place; where that fails the text is said anew.</param>
/// <param name="Remember">True where a later turn will change what this one said.</param>
[Wire("telegram.message")]
public sealed record SayMessage(
    Bot Bot,
    long ChatId,
    string Html,
    IReadOnlyList<IReadOnlyList<InlineButton>> Buttons,
    MessageRef? Edits = null,
    bool Remember = false) : Outgoing
{
    public override string Lane => $"chat:{Bot}:{ChatId}";
}

/// <summary>An inline button as it goes to Telegram: data of at most 64 bytes, or a URL.</summary>
public sealed record InlineButton(string Text, string? Data = null, string? Url = null);

/// <summary>Names a message: by Telegram's id where it is known, else by the outbox row that said it.</summary>
public sealed record MessageRef(long? MessageId = null, string? RowId = null);

/// <summary>What Telegram answers to a message.</summary>
public sealed record MessageSaid(long MessageId);

/// <summary>Where a message that was said with <see cref="SayMessage.Remember"/> stands.</summary>
[Kept("messages")]
public sealed record SaidMessage(string RowId, Bot Bot, long ChatId, long MessageId, DateTimeOffset ForgetAt) : Record
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    public override string Key => RowId;
    public override DateTimeOffset? Due => ForgetAt;
}

public sealed class ForgetSaidMessage : TimerRule<SaidMessage>
{
    private const int AtOnceMax = 500;

    public override void Fire(Turn turn, SaidMessage record)
    {
        foreach (var due in turn.Due<SaidMessage>(AtOnceMax)) turn.Tx.Delete(due);
    }
}

/// <summary>Stops the spinner on a pressed button. Telegram forgets the query after some 15 seconds.</summary>
[Wire("telegram.answer")]
public sealed record AnswerPress(Bot Bot, string QueryId, string? Text = null, bool ShowAlert = false) : Outgoing
{
    public static readonly TimeSpan WorthDoingFor = TimeSpan.FromSeconds(15);

    /// <summary>What Telegram shows at most.</summary>
    public const int TextCharactersMax = 200;

    public override string Lane => $"answer:{QueryId}";

    public override Priority Priority => Priority.Urgent;
}

public sealed class MessageResult : ResultRule<SayMessage, MessageSaid>
{
    protected override void Done(Turn turn, OutboxRow row, SayMessage request, MessageSaid result)
    {
        if (!request.Remember) return;
        turn.Tx.Put(new SaidMessage(
            row.Id, request.Bot, request.ChatId, result.MessageId, turn.Now + SaidMessage.KeptFor));
    }

    /// <summary>Nobody to tell: who blocked the bot keeps every right, and the log has the reason.</summary>
    protected override void Failed(Turn turn, OutboxRow row, SayMessage request, Failure failure)
    {
        if (request.Bot == Bot.User && failure.Reason == FailureReason.Unreachable)
            KnownMembers.MarkUnreachable(turn, new MemberId(request.ChatId));
    }
}

public sealed class AnswerResult : ResultRule<AnswerPress, Nothing>
{
    protected override void Done(Turn turn, OutboxRow row, AnswerPress request, Nothing result)
    {
    }

    protected override void Failed(Turn turn, OutboxRow row, AnswerPress request, Failure failure)
    {
    }
}
