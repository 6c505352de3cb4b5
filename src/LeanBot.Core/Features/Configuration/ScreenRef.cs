using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Configuration;

/// <summary>A screen of the admin bot, as a button under a message that comes later leads to it.</summary>
/// <param name="Route">Of the screen.</param>
public sealed record ScreenRef(string Route, string Argument = "")
{
    public Choice Button(string label) => OpenScreen.Button(label, Route, Argument);
}
