using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Search;

/// <summary>Who was found, a button each, page by page.</summary>
public sealed class HitsScreen : AdminScreen
{
    public const string Wire = "search.hits";

    private const int HitsMax = 8;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public override bool Changes => false;

    /// <summary>What answers a search: where one is meant, that member at once.</summary>
    public static Screen Answer(Turn turn, string typed)
    {
        var hits = Query.Find(turn, typed);
        return hits.Count == 1
            ? turn.Router.Screen(MemberScreen.Wire)!.Of(turn, hits[0].Key)
            : turn.Router.Screen(Wire)!.Of(turn, $"0 {Query.Cut(typed)}");
    }

    /// <param name="argument">The page and what was typed: <c>0 olena</c>.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var words = argument.Split(' ', 2);
        var query = words.Length > 1 ? words[1] : "";
        var hits = Query.Find(turn, query);
        if (hits.Count == 0) return new Screen(turn.Voice.Text("search.nobody", ("query", Query.Shown(query))));
        var page = Pages.Of(hits, Pages.NumberOf(words[0]), HitsMax);
        return new Screen(
            turn.Voice.Text("search.hits", ("count", hits.Count), ("query", Query.Shown(query))),
            [
                .. page.Items.Select(IReadOnlyList<Choice> (member) =>
                    [OpenScreen.Button(LabelOf(turn, member), MemberScreen.Wire, $"{member.Id} {argument}")]),
                .. page.Buttons(turn.Voice, this, number => $"{number} {query}"),
            ]);
    }

    protected override Choice Back(Turn turn, string argument) =>
        OpenScreen.Back(turn.Voice, SearchScreen.Wire);

    private static string LabelOf(Turn turn, Member member)
    {
        var held = Held.Of(turn, member.Id).Select(one => one.Title).Distinct().ToArray();
        return turn.Voice.Text(
            held.Length > 0 ? "search.hitWithPlan" : "search.hit",
            ("name", new Html(member.Name)),
            ("username", new Html(member.Username is { } username ? $" @{username}" : "")),
            ("plans", new Html(string.Join(", ", held))));
    }
}
