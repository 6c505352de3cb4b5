namespace LeanBot.Core.Features.Members;

/// <summary>Who blocks the bot keeps every right; only messages to them rest.</summary>
public sealed class BotBlockedRule : UpdateRule<Incoming.BotBlocked>
{
    protected override void Apply(Turn turn, Incoming.BotBlocked incoming)
    {
        if (incoming.Bot != Bot.User) return;
        if (incoming.IsBlocked) KnownMembers.MarkUnreachable(turn, incoming.From.Id);
        else KnownMembers.Meet(turn, incoming.From, Bot.User);
    }
}
