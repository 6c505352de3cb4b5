using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Steps 4 and 5: what members will see stands above, and can be sent to oneself.</summary>
public sealed class PreviewScreen : AdminScreen
{
    public const string Wire = "broadcasts.preview";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public override bool Changes => false;

    protected override Screen Show(Turn turn, string argument)
    {
        var draft = Drafts.Open(turn, argument);
        var voice = turn.Voice;
        return new Screen(
            voice.Text("broadcasts.step4"),
            [SendTest.Button(voice, draft.Id)],
            [PreviewBroadcast.Button(voice, draft.Id)],
            [
                Steps.Open(voice, PostScreen.Wire, draft.Id, "broadcasts.toText"),
                Steps.Open(voice, ButtonsScreen.Wire, draft.Id, "broadcasts.toButtons"),
            ],
            [Steps.Open(voice, TimeScreen.Wire, draft.Id, "broadcasts.nextTime")]);
    }

    protected override Choice Back(Turn turn, string argument) =>
        Steps.Back(turn.Voice, BroadcastScreen.Wire, argument);
}
