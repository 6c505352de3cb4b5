using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Imports;

/// <summary>Whoever has the username now is somebody else.</summary>
public sealed class RefuseClaim : AdminButton
{
    private const string Wire = "imports.claim.refuse";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Import;

    public static Choice Button(Voice voice, ImportClaim claim) => Make(
        Wire, voice.Text("imports.claimRefuse", ("username", claim.Username)), $"{claim.Key} {claim.Candidate}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var claim = Claims.Find(turn, words[0], words[1]);
        var line = Claims.Line(turn, turn.Voice, claim);
        Claims.Refuse(turn, claim);
        turn.Voice.Anew().Say("imports.claimRefused", ("claim", new Html(line)));
        turn.Voice.Say(turn.Router.Screen(ClaimsScreen.Wire)!.Of(turn));
    }
}
