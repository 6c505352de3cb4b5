namespace LeanBot.Core.Features.Channels;

/// <summary>Somebody changed what the bot may do in a channel.</summary>
public sealed class BotRightsRule : UpdateRule<Incoming.BotRightsChanged>
{
    protected override void Apply(Turn turn, Incoming.BotRightsChanged incoming)
    {
        if (Chats.Of(turn, incoming.ChatId) is not { } channel) return;
        if (incoming.Missing.Count > 0)
            Rights.NoteLoss(turn, channel.Id, incoming.Missing, incoming.Problem ?? "");
        foreach (var right in Enum.GetValues<Right>().Except(incoming.Missing))
            Rights.NoteReturn(turn, new RightIn(channel.Id, right));
    }
}
