using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Imports;

/// <summary>People who have a username that a file names, page by page, with a yes and a no for
/// each.</summary>
public sealed class ClaimsScreen : AdminScreen
{
    public const string Wire = "imports.claims";

    private const int ClaimsMax = 5;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Import;

    public static IReadOnlyList<Choice> Buttons(Voice voice, ImportClaim claim) =>
        [AcceptClaim.Button(voice, claim), RefuseClaim.Button(voice, claim)];

    /// <param name="argument">The page.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var waiting = Claims.Waiting(turn);
        if (waiting.Count == 0) return new Screen(turn.Voice.Text("imports.noClaims"));
        var page = Pages.Of(waiting, Pages.NumberOf(argument), ClaimsMax);
        return new Screen(
            turn.Voice.Text("imports.claimsHead", ("count", waiting.Count)) + "\n\n"
                + string.Join("\n\n", page.Items.Select(claim => Claims.Line(turn, turn.Voice, claim))),
            [
                .. page.Items.Select(claim => Buttons(turn.Voice, claim)),
                .. page.Buttons(turn.Voice, this, number => $"{number}"),
            ]);
    }

    protected override Choice Back(Turn turn, string argument) =>
        OpenScreen.Back(turn.Voice, ImportsScreen.Wire);
}
