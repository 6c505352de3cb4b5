namespace LeanBot.Core.Features.Parked;

/// <summary>What waits for an admin, a page at a time, and one item with what can be done about it.</summary>
internal static class ParkedScreens
{
    /// <summary>Items of a page, and buttons in a row.</summary>
    private const int ShownMax = 6;
    private const int RowMax = 3;

    /// <param name="from">How many newer items are left out.</param>
    public static Screen Page(Turn turn, int from)
    {
        var items = turn.Tx.All<ParkedItem>()
            .Where(item => item.DroppedAt is null)
            .OrderByDescending(item => item.At)
            .ThenBy(item => item.Reference, StringComparer.Ordinal)
            .ToArray();
        if (items.Length == 0) return new Screen(turn.Voice.Text("parked.none"));
        // What stood on the last page may be handled by now.
        if (from >= items.Length) from = (items.Length - 1) / ShownMax * ShownMax;
        var shown = items.Skip(from).Take(ShownMax).ToArray();
        var head = turn.Voice.Text(
            "parked.head", ("count", items.Length), ("first", from + 1), ("last", from + shown.Length));
        return new Screen(
            string.Join("\n\n", shown.Select(item => ParkedWords.Of(turn, turn.Voice, item)).Prepend(head)),
            [
                .. shown.Select(item => ShowParked.Button(turn.Voice, item.Reference)).Chunk(RowMax),
                .. Turning(turn.Voice, from, items.Length),
            ]);
    }

    public static Screen Item(Turn turn, ParkedItem item)
    {
        var raw = RawText.Of(item.Raw);
        var parts = new[]
        {
            ParkedWords.Of(turn, turn.Voice, item),
            ParkedWords.Kind(turn.Voice, item),
            ParkedWords.ToDo(turn, turn.Voice, item),
            raw.Length == 0 ? null : turn.Voice.Text("parked.raw", ("raw", raw)),
        };
        return new Screen(
            string.Join("\n\n", parts.OfType<string>()),
            [
                .. ParkedButtons.For(turn.Voice, item),
                .. Alike(turn, item),
                [ShowParkedPage.Back(turn.Voice, "parked.back", 0)],
            ]);
    }

    private static IEnumerable<IReadOnlyList<Choice>> Alike(Turn turn, ParkedItem item)
    {
        var count = turn.Tx.Find(ParkedItem.ByGroup, item.Group).Count();
        if (count < 2) yield break;
        var drop = SweepParked.Button(turn.Voice, item.Reference, count, isDrop: true);
        yield return item.CanBeRetried
            ? [SweepParked.Button(turn.Voice, item.Reference, count, isDrop: false), drop]
            : [drop];
    }

    private static IEnumerable<IReadOnlyList<Choice>> Turning(Voice voice, int from, int count)
    {
        Choice[] row =
        [
            .. from == 0
                ? Array.Empty<Choice>()
                : [ShowParkedPage.Back(voice, "parked.newer", Math.Max(0, from - ShownMax))],
            .. from + ShownMax >= count
                ? Array.Empty<Choice>()
                : [ShowParkedPage.Button(voice.Text("parked.older"), from + ShownMax)],
        ];
        if (row.Length > 0) yield return row;
    }
}
