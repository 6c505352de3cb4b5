namespace LeanBot.Core.Features.Menu;

/// <summary>As much of a long list as a screen shows.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Count">How many pages there are; at least 1.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Count)
{
    /// <summary>The buttons that turn the pages; none where there is one page only.</summary>
    /// <param name="argumentOf">What leads to a page of that number.</param>
    public IEnumerable<IReadOnlyList<Choice>> Buttons(
        Voice voice, AdminScreen screen, Func<int, string> argumentOf)
    {
        if (Count == 1) yield break;
        var turns = new List<Choice>();
        if (Number > 0) turns.Add(To(voice, screen, "menu.previous", Number - 1, argumentOf));
        if (Number < Count - 1) turns.Add(To(voice, screen, "menu.next", Number + 1, argumentOf));
        yield return turns;
    }

    private Choice To(
        Voice voice, AdminScreen screen, string label, int number, Func<int, string> argumentOf) =>
        OpenScreen.Button(
            voice.Text(label, ("number", number + 1), ("count", Count)), screen, argumentOf(number));
}
