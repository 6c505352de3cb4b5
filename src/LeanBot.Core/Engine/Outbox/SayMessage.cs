namespace LeanBot.Core;

/// <summary>A message to say, or one that was said to be changed.</summary>
/// <param name="ChatId">The person's id: both bots write to people in private.</param>
/// <param name="Html">1 to 4,096 characters after parsing, in Telegram's HTML.</param>
/// <param name="Edits">The message to change in place; where that fails the text is said anew.</param>
/// <param name="Remember">True where a later turn will change what this one said.</param>
/// <param name="Topic">The key of the text that it begins with, where a member gets it unasked.</param>
[Wire("telegram.message")]
public sealed record SayMessage(
    Bot Bot,
    long ChatId,
    string Html,
    IReadOnlyList<IReadOnlyList<InlineButton>> Buttons,
    MessageRef? Edits = null,
    bool Remember = false,
    string? Topic = null) : Outgoing
{
    public override string Lane => $"chat:{Bot}:{ChatId}";

    public override bool IsNewMessage => Edits is null;
}
