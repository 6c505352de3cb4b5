using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Makes a draft again of what has not begun.</summary>
public sealed class RecallBroadcast : AdminButton
{
    private const string Wire = "broadcast.recall";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public static Choice Button(Voice voice, Broadcast broadcast) =>
        Make(Wire, voice.Text("broadcasts.recall"), broadcast.Id);

    public override void Press(Turn turn, string argument)
    {
        var broadcast = Acts.Find(turn, argument);
        // What was paused and waits for its turn has reached some already.
        if (broadcast is { State: BroadcastState.Scheduled or BroadcastState.Queued, BeganAt: null })
        {
            Drafts.Change(turn, broadcast with
            {
                State = BroadcastState.Draft,
                NextAt = null,
                QueuedAt = null,
                LaunchedBy = null,
            });
        }
        else if (broadcast.State == BroadcastState.Queued) LineUp.Pause(turn, broadcast);
        else Acts.TellChanged(turn, broadcast);
        Steps.Show(turn, BroadcastScreen.Wire, broadcast.Id);
    }
}
