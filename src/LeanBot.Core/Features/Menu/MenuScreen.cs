using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Menu;

/// <summary>All that an admin can look at, a button each.</summary>
internal static class MenuScreen
{
    private const int ButtonsPerRow = 2;

    /// <param name="head">The text above the buttons.</param>
    public static Screen Of(Turn turn, string head) => new(
        turn.Voice.Text(
            head, ("community", turn.Config.Settings.Community), ("name", turn.Speaker.Name)),
        [
            .. turn.Router.MenuScreens
                .Where(screen => Team.May(turn.Config, turn.Speaker.Id, screen.Right))
                .Select(screen => OpenScreen.Button(screen.Label(turn), screen))
                .Chunk(ButtonsPerRow),
        ]);
}
