using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;

namespace LeanBot.Core.Features.Broadcasts;

public sealed class PauseBroadcast : AdminButton
{
    private const string Wire = "broadcast.pause";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public static Choice Button(Voice voice, Broadcast broadcast, bool isLive) =>
        Make(Wire, voice.Text("broadcasts.pause"), $"{broadcast.Id} {Acts.PlaceOf(isLive)}");

    public override void Press(Turn turn, string argument)
    {
        var broadcast = Acts.Find(turn, argument);
        if (broadcast.State == BroadcastState.Running)
        {
            LineUp.Pause(turn, broadcast);
            Audits.Note(turn, AuditKind.BroadcastPaused, about: Drafts.TitleOf(broadcast));
        }
        else if (broadcast.State == BroadcastState.Gathering) throw new Refused("broadcasts.notYet");
        else Acts.TellChanged(turn, broadcast);
        Acts.Show(turn, argument);
    }
}
