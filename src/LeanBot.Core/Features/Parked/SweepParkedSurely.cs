using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Diary;

namespace LeanBot.Core.Features.Parked;

/// <summary>Tries everything of one reason again, or drops it: what was there when it was asked.</summary>
public sealed class SweepParkedSurely : AdminButton
{
    private const string Wire = "parked.all.sure";
    private const string Drop = "drop";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.HandleParked;

    public static Choice Button(Turn turn, string group, int count, bool isDrop) => Make(
        Wire,
        turn.Voice.Text(isDrop ? "parked.dropAllYes" : "parked.retryAllYes", ("count", count)),
        $"{(isDrop ? Drop : "retry")} {turn.Now:O} {group}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ', 3);
        var (isDrop, shownAt) = (words[0] == Drop, DateTimeOffset.Parse(
            words[1], CultureInfo.InvariantCulture));
        turn.Tx.Put(new ParkedSweep(
            turn.Entropy.Code(), words[2], isDrop, turn.Speaker.Id, shownAt, turn.Now));
        Diaries.Note(turn, isDrop ? DiaryKind.ItemDropped : DiaryKind.ItemRetried, about: words[2]);
        Audits.Note(turn, isDrop ? AuditKind.ItemDropped : AuditKind.ItemRetried, about: words[2]);
        turn.Voice.Say(isDrop ? "parked.droppingAll" : "parked.retryingAll");
    }
}
