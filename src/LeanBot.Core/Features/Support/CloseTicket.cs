using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Support;

/// <summary>Puts a ticket aside without an answer, or after one. An answer opens it again.</summary>
public sealed class CloseTicket : AdminButton
{
    private const string Wire = "tickets.done";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Answer;

    public static Choice Button(Voice voice, string ticket) => Make(Wire, voice.Text("support.done"), ticket);

    public override void Press(Turn turn, string argument)
    {
        if (turn.Incoming is not Incoming.Press press) return;
        var ticket = Tickets.Find(turn, argument);
        Tickets.Close(turn, ticket);
        Conversations.Answer(
            turn, press, turn.Voice.Text("support.isDone", ("name", Tickets.NameOf(turn, ticket))));
    }
}
