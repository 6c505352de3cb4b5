using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Diary;

namespace LeanBot.Core.Features.Parked;

/// <summary>Tries a parked item again, as if it had just come in.</summary>
public sealed class RetryParked : AdminButton
{
    private const string Wire = "parked.retry";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.HandleParked;

    public static Choice Button(Voice voice, string reference) =>
        Make(Wire, voice.Text("parked.retry", ("reference", reference)), reference);

    public override void Press(Turn turn, string argument)
    {
        var item = ParkedList.Find(turn, argument);
        if (Tries.IsUnderWay(turn, item)) throw new Refused("parked.isTried", ("reference", item.Reference));
        Diaries.Note(turn, DiaryKind.ItemRetried, about: item.Reference);
        Audits.Note(turn, AuditKind.ItemRetried, about: $"{item.Reference}: {item.Reason}");
        turn.Voice.Anew().Say("parked.trying", ("reference", item.Reference));
        Tries.Begin(turn, item, turn.Speaker.Id);
    }
}
