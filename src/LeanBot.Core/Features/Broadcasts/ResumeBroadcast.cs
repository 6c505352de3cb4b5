using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;

namespace LeanBot.Core.Features.Broadcasts;

public sealed class ResumeBroadcast : AdminButton
{
    private const string Wire = "broadcast.resume";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public static Choice Button(Voice voice, Broadcast broadcast, bool isLive) =>
        Make(Wire, voice.Text("broadcasts.resume"), $"{broadcast.Id} {Acts.PlaceOf(isLive)}");

    public override void Press(Turn turn, string argument)
    {
        var broadcast = Acts.Find(turn, argument);
        if (broadcast.State == BroadcastState.Paused)
        {
            LineUp.Enter(turn, broadcast);
            Audits.Note(turn, AuditKind.BroadcastResumed, about: Drafts.TitleOf(broadcast));
        }
        else Acts.TellChanged(turn, broadcast);
        Acts.Show(turn, argument);
    }
}
