using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Support;

/// <summary>The team begins to speak: what the admin writes next goes to the member, formatting and files
/// and all, and their answer comes back as a question of theirs does.</summary>
public sealed class WriteToMember : AdminButton
{
    private const string Wire = "tickets.write";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Answer;

    public static Choice Button(Voice voice, MemberId member) =>
        Make(Wire, voice.Text("support.writeMember"), member.ToString());

    public override void Press(Turn turn, string argument)
    {
        var member = MemberScreen.MemberOf(turn, argument);
        var ticket = turn.Tx.Find(Ticket.ByMember, member.Key)
            .OrderBy(one => one.State == TicketState.Closed)
            .ThenByDescending(one => one.LastWordAt)
            .FirstOrDefault();
        if (ticket is null)
        {
            // Closed until something is said: nobody waits for an answer.
            ticket = new Ticket(
                turn.Entropy.Code(), member.Id, turn.Now, TicketState.Closed, turn.Now, []);
            turn.Tx.Put(ticket);
        }

        ReplyFlow.Begin(turn, ticket);
    }
}
