using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Support;

/// <summary>What a member and the team said to each other last.</summary>
public sealed class TicketsSection : MemberSection
{
    private const int ShownMax = 3;
    private const int WordsCharactersMax = 120;

    public override string Name => "support";

    public override int Place => 50;

    public override string? Of(Turn turn, Member member)
    {
        var lines = turn.Tx.Find(Ticket.ByMember, member.Key)
            .SelectMany(ticket => ticket.Messages)
            .OrderByDescending(message => message.At)
            .ThenByDescending(message => message.Number)
            .Take(ShownMax)
            .Reverse()
            .Select(message => turn.Voice.Text(
                "search.supportLine",
                ("at", turn.Voice.Moment(message.At)),
                ("name", message.From?.Name ?? member.Name),
                ("words", Excerpt.Of(message, WordsCharactersMax))))
            .ToArray();
        return lines.Length == 0
            ? null
            : turn.Voice.Text("search.support") + "\n" + string.Join('\n', lines);
    }
}
