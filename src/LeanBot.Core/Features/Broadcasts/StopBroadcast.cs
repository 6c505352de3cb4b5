using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Asks, and then ends a broadcast for good.</summary>
public sealed class StopBroadcast : AdminButton
{
    private const string Wire = "broadcast.stop";
    private const string Sure = "sure";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public static Choice Button(Voice voice, Broadcast broadcast) =>
        Make(Wire, voice.Text("broadcasts.stop"), broadcast.Id);

    public override void Press(Turn turn, string argument)
    {
        var broadcast = Acts.Find(turn, argument);
        var tally = turn.Tx.Get<BroadcastTally>(broadcast.Id) ?? new BroadcastTally(broadcast.Id);
        if (!broadcast.IsUnderWay && broadcast.State != BroadcastState.Paused)
        {
            Acts.TellChanged(turn, broadcast);
            Steps.Show(turn, BroadcastScreen.Wire, broadcast.Id);
        }
        else if (!argument.EndsWith(Sure, StringComparison.Ordinal))
        {
            Acts.Ask(
                turn, "broadcasts.stopSure",
                Make(Wire, turn.Voice.Text("broadcasts.stopYes"), $"{broadcast.Id} {Sure}"), broadcast,
                ("title", Drafts.TitleOf(broadcast)), ("sent", tally.Sent),
                ("left", Math.Max(0, tally.Total - tally.Handled)));
        }
        else
        {
            LineUp.End(turn, broadcast, BroadcastState.Stopped);
            Audits.Note(
                turn, AuditKind.BroadcastStopped,
                about: $"{Drafts.TitleOf(broadcast)} ({Steps.Text(tally.Sent)}/{Steps.Text(tally.Total)})");
            Steps.Show(turn, BroadcastScreen.Wire, broadcast.Id);
        }
    }
}
