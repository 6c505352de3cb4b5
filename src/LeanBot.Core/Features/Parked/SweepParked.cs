using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Parked;

/// <summary>Asks before everything of one reason is tried again, or dropped.</summary>
public sealed class SweepParked : AdminButton
{
    private const string Wire = "parked.all.ask";
    private const string Drop = "drop";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.HandleParked;

    public static Choice Button(Voice voice, string reference, int count, bool isDrop) => Make(
        Wire,
        voice.Text(isDrop ? "parked.dropAll" : "parked.retryAll", ("count", count)),
        $"{(isDrop ? Drop : "retry")} {reference}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var (isDrop, item) = (words[0] == Drop, ParkedList.Find(turn, words[1]));
        var count = turn.Tx.Find(ParkedItem.ByGroup, item.Group).Count();
        turn.Voice.Say(new Screen(
            turn.Voice.Text(
                isDrop ? "parked.dropAllSure" : "parked.retryAllSure",
                ("count", count), ("reason", item.Group)),
            [SweepParkedSurely.Button(turn, item.Group, count, isDrop)],
            [ShowParked.Back(turn.Voice, item.Reference)]));
    }
}
