using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Sweeps;

public sealed class InviteMissingSurely : AdminButton
{
    private const string Wire = "sweeps.inviteSurely";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.RepairChannels;

    public static Choice Button(Voice voice) => Make(Wire, voice.Text("sweeps.inviteYes"));

    /// <exception cref="Refused">Another admin was quicker.</exception>
    public override void Press(Turn turn, string argument)
    {
        if (turn.Tx.Get<InviteWalk>(InviteWalk.OnlyKey) is not null) throw new Refused("sweeps.inviting");
        turn.Tx.Put(new InviteWalk(turn.Speaker.Id, turn.Now));
        Audits.Note(turn, AuditKind.ChannelRepaired, about: turn.Voice.Text("sweeps.inviteYes"));
        turn.Voice.Say(new Screen(turn.Voice.Text("sweeps.inviting"), [OpenMenu.Button(turn.Voice)]));
    }
}
