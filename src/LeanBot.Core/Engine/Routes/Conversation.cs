namespace LeanBot.Core;

/// <summary>The conversation a person is in with a bot; at most one each.</summary>
[Kept("flows")]
public sealed record Conversation(Bot Bot, MemberId Who, FlowState State, DateTimeOffset ForgetAt) : Record
{
    public static string KeyOf(Bot bot, MemberId who) => $"{bot}:{who}";

    public override string Key => KeyOf(Bot, Who);
    public override DateTimeOffset? Due => ForgetAt;
}
