using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Parked;

/// <summary>Asks before a parked item is dropped.</summary>
public sealed class DropParked : AdminButton
{
    private const string Wire = "parked.drop";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.HandleParked;

    public static Choice Button(Voice voice, string reference) =>
        Make(Wire, voice.Text("parked.drop", ("reference", reference)), reference);

    public override void Press(Turn turn, string argument)
    {
        var item = ParkedList.Find(turn, argument);
        turn.Voice.Say(new Screen(
            turn.Voice.Text("parked.dropSure", ("reference", item.Reference))
                + "\n\n" + ParkedWords.Of(turn, turn.Voice, item),
            [DropParkedSurely.Button(turn.Voice, item.Reference)],
            [ShowParked.Back(turn.Voice, item.Reference)]));
    }
}
