using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Search;

/// <summary>All that is known of a member.</summary>
public sealed class MemberScreen : AdminScreen
{
    public const string Wire = "member";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    /// <param name="argument">The member's id, and the list of hits it was chosen from, if it was.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var member = MemberOf(turn, argument);
        var parts = turn.Router.MemberSections
            .Select(section => section.Of(turn, member))
            .Where(part => part is not null);
        return new Screen(
            string.Join("\n\n", parts),
            [
                [
                    ShelfScreen.Button(turn.Voice, MemberShelf.Access, argument),
                    ShelfScreen.Button(turn.Voice, MemberShelf.Money, argument),
                ],
                .. turn.Router.MemberSections
                    .Where(section => section.Shelf == MemberShelf.Card)
                    .SelectMany(section => section.Buttons(turn, member))
                    .Chunk(2),
                [
                    OpenScreen.Button(turn.Voice.Text("search.history"), HistoryScreen.Wire, $"0 {argument}"),
                    AuditScreen.ButtonFor(turn.Voice, member.Id),
                ],
            ]);
    }

    protected override Choice? Back(Turn turn, string argument)
    {
        var words = argument.Split(' ', 2);
        if (words.Length > 1 && words[1].StartsWith(MemberListScreen.Mark))
        {
            return OpenScreen.Back(
                turn.Voice, MemberListScreen.Wire, words[1][1..]);
        }

        return words.Length > 1
            ? OpenScreen.Back(turn.Voice, HitsScreen.Wire, words[1])
            : OpenScreen.Back(turn.Voice, SearchScreen.Wire);
    }

    /// <exception cref="Refused">There is no such member.</exception>
    internal static Member MemberOf(Turn turn, string argument) =>
        turn.Tx.Get<Member>(argument.Split(' ')[0]) ?? throw new Refused("search.gone");
}
