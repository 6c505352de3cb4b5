using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Support;

/// <summary>What the admin writes next goes to the member.</summary>
public sealed class ReplyToMember : AdminButton
{
    private const string Wire = "tickets.reply";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Answer;

    public static Choice Button(Voice voice, string ticket) =>
        Make(Wire, voice.Text("support.reply"), ticket);

    public static Choice MoreButton(Voice voice, string ticket) =>
        Make(Wire, voice.Text("support.replyMore"), ticket);

    public static Choice NamedButton(Voice voice, Ticket ticket, string name) =>
        Make(Wire, voice.Text("support.replyTo", ("name", name)), ticket.Id);

    public override void Press(Turn turn, string argument) =>
        ReplyFlow.Begin(turn, Tickets.Find(turn, argument));
}
