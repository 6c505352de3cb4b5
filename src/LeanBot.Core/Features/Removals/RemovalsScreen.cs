using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Overview;

namespace LeanBot.Core.Features.Removals;

/// <summary>Who waits to be let out, in the menu.</summary>
public sealed class RemovalsScreen : AdminScreen
{
    public const string Wire = "removals";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public override int? Place => 52;

    public static string LabelOf(Voice voice, int count) => voice.Text("removals.button", ("count", count));

    public override string Label(Turn turn) => LabelOf(turn.Voice, Waiting.Removals(turn));

    protected override Screen Show(Turn turn, string argument) => HeldRemovalsScreen.Of(turn);
}
