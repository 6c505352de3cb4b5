using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Diary;

namespace LeanBot.Core.Features.Parked;

public sealed class DropParkedSurely : AdminButton
{
    private const string Wire = "parked.dropSurely";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.HandleParked;

    public static Choice Button(Voice voice, string reference) =>
        Make(Wire, voice.Text("parked.dropSurely"), reference);

    /// <summary>Kept for a while, so that the same is not parked again when it is told once more.</summary>
    public override void Press(Turn turn, string argument)
    {
        var item = ParkedList.Find(turn, argument);
        turn.Tx.Put(item.Dropped(turn.Now));
        Diaries.Note(turn, DiaryKind.ItemDropped, about: item.Reference);
        Audits.Note(turn, AuditKind.ItemDropped, about: $"{item.Reference}: {item.Reason}");
        turn.Voice.Say(new Screen(
            turn.Voice.Text("parked.dropped", ("reference", item.Reference)),
            [ShowParkedPage.Back(turn.Voice, "parked.back", 0)]));
    }
}
