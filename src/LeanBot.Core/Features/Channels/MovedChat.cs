namespace LeanBot.Core.Features.Channels;

/// <summary>A group that became a supergroup and got another id with it. Until
/// <c>config/channels.json</c> says so too, the old id stands for the new one.</summary>
[Kept("movedChats")]
public sealed record MovedChat(long From, long To, DateTimeOffset At) : Record
{
    public override string Key => KeyOf(From);

    public static string KeyOf(long from) => from.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
