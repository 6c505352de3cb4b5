namespace LeanBot.Core.Features.Menu;

/// <summary>Whatever has a way back has the way home beside it, whoever draws it.</summary>
internal static class WayHome
{
    public static Screen In(Voice voice, Screen screen)
    {
        var rows = screen.Rows.ToList();
        var at = rows.FindLastIndex(row => row.Any(choice => choice.IsBack));
        if (at < 0 || rows.Exists(row => row.Any(OpenMenu.Is))) return screen;
        rows[at] = [.. rows[at], OpenMenu.Button(voice)];
        return new Screen(screen.Html, rows);
    }
}
