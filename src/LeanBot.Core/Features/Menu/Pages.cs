using System.Globalization;

namespace LeanBot.Core.Features.Menu;

public static class Pages
{
    /// <param name="number">From 0; a page that is not there any more is the last one.</param>
    public static Page<T> Of<T>(IReadOnlyList<T> all, int number, int sizeMax)
    {
        var count = Math.Max(1, (all.Count + sizeMax - 1) / sizeMax);
        var shown = Math.Clamp(number, 0, count - 1);
        return new Page<T>([.. all.Skip(shown * sizeMax).Take(sizeMax)], shown, count);
    }

    /// <summary>A page's number as a button carries it.</summary>
    public static int NumberOf(string argument) =>
        int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
