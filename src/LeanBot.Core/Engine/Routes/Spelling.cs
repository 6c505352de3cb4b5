namespace LeanBot.Core;

/// <summary>Finds the name that somebody meant who mistyped it.</summary>
internal static class Spelling
{
    /// <summary>Names so short differ from one another by little more.</summary>
    private const int ShortCharactersMax = 4;

    /// <summary>From so many characters on the beginning of a name stands for it.</summary>
    private const int BeginningCharactersMin = 3;

    /// <summary>Longer than any name; nothing is measured against it.</summary>
    private const int TypedCharactersMax = 40;

    public static string? Nearest(string typed, IEnumerable<string> names)
    {
        if (typed.Length is 0 or > TypedCharactersMax) return null;
        return names
            .Select(name => (name, distance: Distance(typed, name)))
            .Where(one => IsNear(typed, one.name, one.distance))
            .OrderBy(one => one.distance)
            .Select(one => one.name)
            .FirstOrDefault();
    }

    private static bool IsNear(string typed, string name, int distance) =>
        distance <= (Math.Min(typed.Length, name.Length) <= ShortCharactersMax ? 1 : 2)
        || typed.Length >= BeginningCharactersMin && name.StartsWith(typed, StringComparison.Ordinal);

    /// <summary>How many letters were left out, added, mistaken or swapped with their neighbour.</summary>
    private static int Distance(string from, string to)
    {
        var costs = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++) costs[i, j] = Cost(i, j);
        }

        return costs[from.Length, to.Length];

        int Cost(int i, int j)
        {
            if (i == 0 || j == 0) return i + j;
            var isSame = from[i - 1] == to[j - 1];
            var cost = Math.Min(
                Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1, costs[i - 1, j - 1] + (isSame ? 0 : 1));
            var isSwapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
            return isSwapped ? Math.Min(cost, costs[i - 2, j - 2] + 1) : cost;
        }
    }
}
