namespace LeanBot.Core.Features.Channels;

/// <summary>Somebody changed what the bot may do in a channel.</summary>
public sealed class BotRightsRule : UpdateRule<Incoming.BotRightsChanged>
{
    protected override void Apply(Turn turn, Incoming.BotRightsChanged incoming)
    {
        if (Chats.Of(turn, incoming.ChatId) is not { } channel) return;
        if (incoming.Lacks is { } problem) Rights.NoteLoss(turn, channel.Id, problem);
        else Rights.NoteReturn(turn, channel.Id);
    }
}
