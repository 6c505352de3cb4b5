using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Search;

/// <summary>The members of one kind, page by page; who ends first comes first.</summary>
public sealed class MemberListScreen : AdminScreen
{
    public const string Wire = "members.list";

    /// <summary>Begins what leads back here from a card.</summary>
    internal const char Mark = '~';

    private const int MembersMax = 8;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    /// <param name="argument">The page and the filter.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var words = argument.Split(' ', 2);
        var filter = MemberFilters.All(turn).FirstOrDefault(one => one.Key == words[^1])
            ?? throw new Refused("engine.staleButtonAdmin");
        var found = MemberFilters.Everybody(turn)
            .Where(filter.Fits)
            .OrderBy(one => EndOf(one) ?? DateTimeOffset.MaxValue)
            .ThenBy(one => one.Member.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(one => one.Member.Id.Value)
            .ToArray();
        var page = Pages.Of(found, Pages.NumberOf(words[0]), MembersMax);
        return new Screen(
            turn.Voice.Text("search.listHead", ("name", new Html(filter.Label)), ("count", found.Length)),
            [
                .. page.Items.Select(IReadOnlyList<Choice> (one) =>
                    [OpenScreen.Button(
                        LabelOf(turn, one), MemberScreen.Wire, $"{one.Member.Id} {Mark}{argument}")]),
                .. page.Buttons(turn.Voice, this, number => $"{number} {filter.Key}"),
            ]);
    }

    protected override Choice Back(Turn turn, string argument) =>
        OpenScreen.Back(turn.Voice, FiltersScreen.Wire);

    private static DateTimeOffset? EndOf(MemberStanding one) =>
        one.Held.Where(held => held.GivesAccess).Min(held => held.PaidThrough);

    private static string LabelOf(Turn turn, MemberStanding one) => EndOf(one) is { } end
        ? turn.Voice.Text("search.listLine", ("name", new Html(one.Member.Name)), ("until", end))
        : one.Member.Name;
}
