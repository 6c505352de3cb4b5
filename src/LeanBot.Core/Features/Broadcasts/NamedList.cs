using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Reads whom an admin named: ids, @usernames and addresses of profiles, a line each or side by
/// side.</summary>
internal static class NamedList
{
    /// <summary>What is wrong is shown up to here; the rest is counted.</summary>
    private const int ShownMax = 10;

    private const int WordCharactersMax = 40;

    private static readonly char[] Separators = [' ', '\t', ',', ';', '"'];

    /// <summary>Keeps the list and says what was found; where there is nobody on it, nothing
    /// changes.</summary>
    public static Screen Take(Turn turn, Voice voice, Broadcast draft, MemberId by, string text)
    {
        var (found, wrong) = Read(turn, text);
        var lines = wrong.Take(ShownMax).Select(one => voice.Text(
            one.Key, ("line", one.Line), ("word", one.Word)));
        var problems = string.Concat(lines.Select(line => "\n" + line));
        if (wrong.Count > ShownMax)
            problems += "\n" + voice.Text("broadcasts.moreWrong", ("count", wrong.Count - ShownMax));
        IReadOnlyList<Choice>[] ways =
        [
            [Steps.Open(voice, ListScreen.Wire, draft.Id, "broadcasts.otherList")],
            [Steps.Open(voice, AudienceScreen.Wire, draft.Id, "broadcasts.toAudience")],
        ];
        if (found.Count is 0 or > BroadcastList.PeopleMax)
        {
            var why = found.Count == 0 ? "broadcasts.listEmpty" : "broadcasts.listTooLong";
            return new Screen(voice.Text(why, ("max", BroadcastList.PeopleMax)) + problems, ways);
        }

        turn.Tx.Put(new BroadcastList(draft.Id, found));
        turn.Tx.Put(draft with
        {
            Audience = Audience.Everybody with { IsList = true },
            Version = draft.Version + 1,
            ChangedBy = by,
        });
        var head = voice.Text("broadcasts.listTaken", ("count", found.Count));
        if (wrong.Count > 0) head += "\n" + voice.Text("broadcasts.listWrong", ("count", wrong.Count));
        return new Screen(head + problems, ways);
    }

    private static (IReadOnlyList<MemberId> Found, IReadOnlyList<(string Key, int Line, string Word)> Wrong)
        Read(Turn turn, string text)
    {
        // A username that two people have had is the one of whoever was seen with it last.
        var byName = new Dictionary<string, MemberId>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in turn.Tx.All<Member>())
        {
            if (member.Username is { Length: > 0 } name) byName[name] = member.Id;
        }

        var found = new List<MemberId>();
        var known = new HashSet<MemberId>();
        var wrong = new List<(string, int, string)>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var number = 1; number <= lines.Length; number++)
        {
            foreach (var word in lines[number - 1].Split(Separators, StringSplitOptions.RemoveEmptyEntries))
            {
                var (id, problem) = WhoIs(turn, byName, word.TrimStart('\uFEFF'));
                if (id is null) wrong.Add((problem, number, Short(word)));
                else if (known.Add(id.Value)) found.Add(id.Value);
            }
        }

        return (found, wrong);
    }

    private static (MemberId? Id, string Problem) WhoIs(
        Turn turn, Dictionary<string, MemberId> byName, string word)
    {
        if (MemberId.TryFrom(word) is { } id)
            return turn.Tx.Get<Member>(id.ToString()) is null ? (null, "broadcasts.lineNotMet") : (id, "");
        var name = word.Split('/')[^1].TrimStart('@');
        if (!name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') || name.Length < 4)
            return (null, "broadcasts.lineUnreadable");
        return byName.TryGetValue(name, out var named) ? (named, "") : (null, "broadcasts.lineNotMet");
    }

    private static string Short(string word) =>
        word.Length <= WordCharactersMax ? word : word[..(WordCharactersMax - 1)] + "…";
}
