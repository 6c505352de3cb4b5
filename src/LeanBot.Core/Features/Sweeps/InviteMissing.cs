using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Sweeps;

/// <summary>Asks before everybody who is missing is written to.</summary>
public sealed class InviteMissing : AdminButton
{
    private const string Wire = "sweeps.invite";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.RepairChannels;

    public static Choice Button(Voice voice) => Make(Wire, voice.Text("sweeps.invite"));

    public override void Press(Turn turn, string argument)
    {
        var count = Findings.ToInvite(turn);
        if (count == 0) throw new Refused("sweeps.nobodyToInvite");
        turn.Voice.Say(new Screen(
            turn.Voice.Text("sweeps.inviteSure", ("count", count)),
            [InviteMissingSurely.Button(turn.Voice)],
            [OpenScreen.Back(turn.Voice, SweepScreen.Wire)]));
    }
}
