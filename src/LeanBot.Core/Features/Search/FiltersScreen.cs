using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Search;

/// <summary>The members by kind, with how many there are of each.</summary>
public sealed class FiltersScreen : AdminScreen
{
    public const string Wire = "members.filters";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public override int? Place => 22;

    public override string Label(Turn turn) => turn.Voice.Text("search.members");

    protected override Screen Show(Turn turn, string argument)
    {
        var filters = MemberFilters.All(turn);
        var counts = new int[filters.Count];
        foreach (var one in MemberFilters.Everybody(turn))
        {
            for (var at = 0; at < counts.Length; at++)
            {
                if (filters[at].Fits(one)) counts[at]++;
            }
        }

        return new Screen(
            turn.Voice.Text("search.filtersHead", ("count", counts[0])),
            [
                .. filters.Select((filter, at) => (filter, count: counts[at]))
                    .Where(one => one.count > 0)
                    .Select(one => OpenScreen.Button(
                        turn.Voice.Text(
                            "search.filter", ("name", new Html(one.filter.Label)), ("count", one.count)),
                        MemberListScreen.Wire, $"0 {one.filter.Key}"))
                    .Chunk(2),
            ]);
    }
}
