namespace LeanBot.Core.Features.Channels;

public sealed class ChatMovedRule : UpdateRule<Incoming.ChatMoved>
{
    protected override void Apply(Turn turn, Incoming.ChatMoved incoming) =>
        Chats.Move(turn, incoming.From, incoming.To);
}
