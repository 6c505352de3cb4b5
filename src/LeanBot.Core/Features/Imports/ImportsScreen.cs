using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Imports;

/// <summary>How a list of people is brought in, what was brought in, and who waits to be
/// recognized.</summary>
public sealed class ImportsScreen : AdminScreen
{
    public const string Wire = "imports";

    private const int ShownMax = 5;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Import;

    public override int? Place => 74;

    public override string Label(Turn turn) => turn.Voice.Text("imports.button");

    protected override Screen Show(Turn turn, string argument)
    {
        var voice = turn.Voice;
        var lines = turn.Tx.All<Import>()
            .Where(import => import.State != ImportState.Checked)
            .OrderByDescending(import => import.AppliedAt)
            .Take(ShownMax)
            .Select(import => Importing.LineOf(voice, import))
            .Prepend(voice.Text(
                "imports.head", ("plans", string.Join(", ", turn.Config.Plans.Select(plan => plan.Id.Value)))));
        var waiting = Claims.Waiting(turn).Count;
        return new Screen(
            string.Join("\n\n", lines),
            [TakeFile.Button(voice)],
            waiting == 0
                ? []
                : [OpenScreen.Button(voice.Text("imports.claimsButton", ("count", waiting)), ClaimsScreen.Wire)]);
    }
}
