using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core;

/// <summary>A screen of the admin bot. Deriving is enough: the menu finds it, its buttons change the message
/// they stand under, and every screen has its way back.</summary>
public abstract class AdminScreen : IGuarded
{
    /// <summary>What it takes to see it.</summary>
    public abstract AdminRights Right { get; }

    /// <summary>The wire name: it stands in keyboards that were shown weeks ago.</summary>
    public abstract string Route { get; }

    /// <summary>Where its button stands in the menu, the smallest first; null for a screen that others lead
    /// to.</summary>
    public virtual int? Place => null;

    /// <summary>True where what it shows changes by itself: then it says as of when, and can be shown
    /// anew.</summary>
    public virtual bool Changes => true;

    /// <summary>What its button in the menu says.</summary>
    public virtual string Label(Turn turn) => "";

    /// <param name="argument">What the button that leads here carries: a page, a member; empty from the
    /// menu.</param>
    protected abstract Screen Show(Turn turn, string argument);

    /// <summary>Where «back» leads: the button of that screen; null for the menu.</summary>
    protected virtual Choice? Back(Turn turn, string argument) => null;

    /// <summary>The whole of it, with its way back.</summary>
    public Screen Of(Turn turn, string argument = "")
    {
        var screen = Show(turn, argument);
        var text = Changes
            ? screen.Html + "\n\n" + turn.Voice.Text("menu.asOf", ("at", turn.Voice.Moment(turn.Now)))
            : screen.Html;
        return new Screen(text, [.. screen.Rows.Where(row => row.Count > 0), Ways(turn, argument)]);
    }

    private List<Choice> Ways(Turn turn, string argument)
    {
        var ways = new List<Choice>();
        if (Changes) ways.Add(OpenScreen.Button(turn.Voice.Text("menu.refresh"), this, argument));
        if (Back(turn, argument) is { } back) ways.Add(back);
        ways.Add(OpenMenu.Button(turn.Voice));
        return ways;
    }
}
