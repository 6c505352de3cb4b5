using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Overview;

namespace LeanBot.Core.Features.Parked;

/// <summary>What could not be handled, in the menu.</summary>
public sealed class ParkedScreen : AdminScreen
{
    public const string Wire = "parked";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public override int? Place => 50;

    public static string LabelOf(Voice voice, int count) => voice.Text("parked.button", ("count", count));

    public override string Label(Turn turn) => LabelOf(turn.Voice, Waiting.Parked(turn));

    /// <param name="argument">How many newer items are left out.</param>
    protected override Screen Show(Turn turn, string argument) =>
        ParkedScreens.Page(turn, Pages.NumberOf(argument));
}
