using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Search;

/// <summary>What can be done about a member's access, or their money.</summary>
public sealed class ShelfScreen : AdminScreen
{
    public const string Wire = "member.shelf";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public static Choice Button(Voice voice, MemberShelf shelf, string member) => OpenScreen.Button(
        voice.Text(shelf == MemberShelf.Access ? "search.access" : "search.money"), Wire,
        $"{shelf} {member}");

    /// <summary>The way back from what was done there.</summary>
    public static Choice Back(Voice voice, MemberShelf shelf, MemberId member) =>
        OpenScreen.Back(voice, Wire, $"{shelf} {member}");

    /// <param name="argument">The shelf, the member's id, and what leads back from there.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var words = argument.Split(' ', 2);
        var shelf = Enum.Parse<MemberShelf>(words[0]);
        var member = MemberScreen.MemberOf(turn, words[1]);
        var sections = turn.Router.MemberSections
            .Where(section => section.Shelf == shelf || section.Name == "person")
            .ToArray();
        var parts = sections.Select(section => section.Of(turn, member)).Where(part => part is not null);
        return new Screen(
            string.Join("\n\n", parts),
            [
                .. sections.SelectMany(section => section.Buttons(turn, member))
                    .Select(button => (IReadOnlyList<Choice>)[button]),
            ]);
    }

    protected override Choice Back(Turn turn, string argument) => OpenScreen.Back(
        turn.Voice, MemberScreen.Wire, argument.Split(' ', 2)[1]);
}
