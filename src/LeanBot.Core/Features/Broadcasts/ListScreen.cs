using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Asks for the people themselves: pasted, or as a text file.</summary>
public sealed class ListScreen : AdminScreen
{
    public const string Wire = "broadcasts.list";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public override bool Changes => false;

    protected override Screen Show(Turn turn, string argument)
    {
        var draft = Drafts.Open(turn, argument);
        turn.Begin(new BroadcastFlow.State.List(draft.Id));
        return new Screen(turn.Voice.Text("broadcasts.listAsk", ("max", BroadcastList.PeopleMax)));
    }

    protected override Choice Back(Turn turn, string argument) =>
        Steps.Back(turn.Voice, AudienceScreen.Wire, argument);
}
