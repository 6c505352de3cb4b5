using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Step 2: what it says.</summary>
public sealed class PostScreen : AdminScreen
{
    public const string Wire = "broadcasts.text";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public override bool Changes => false;

    protected override Screen Show(Turn turn, string argument)
    {
        var draft = Drafts.Open(turn, argument);
        turn.Begin(new BroadcastFlow.State.Text(draft.Id));
        var voice = turn.Voice;
        return draft.Post is null
            ? new Screen(voice.Text("broadcasts.step2"))
            : new Screen(
                voice.Text("broadcasts.step2") + "\n\n" + voice.Text(
                    "broadcasts.step2Has", ("title", Drafts.TitleOf(draft))),
                [Steps.Open(voice, ButtonsScreen.Wire, draft.Id, "broadcasts.keepText")]);
    }

    protected override Choice Back(Turn turn, string argument) =>
        Steps.Back(turn.Voice, AudienceScreen.Wire, argument);
}
