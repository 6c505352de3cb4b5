namespace LeanBot.Core;

/// <summary>Where a message that was said with <see cref="SayMessage.Remember"/> stands.</summary>
[Kept("messages")]
public sealed record SaidMessage(string RowId, Bot Bot, long ChatId, long MessageId, DateTimeOffset ForgetAt)
    : Record
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    public override string Key => RowId;
    public override DateTimeOffset? Due => ForgetAt;
}
