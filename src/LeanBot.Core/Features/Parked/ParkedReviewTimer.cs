namespace LeanBot.Core.Features.Parked;

/// <summary>Reminds of what waits, and lets go of what has lost its worth: never of anything that may be
/// about money, and never without a word before.</summary>
public sealed class ParkedReviewTimer : TimerRule<ParkedReview>
{
    private const int AtOnceMax = 200;

    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RemindEvery = TimeSpan.FromDays(7);
    private static readonly TimeSpan WorthFor = TimeSpan.FromDays(30);
    private static readonly TimeSpan ToldBefore = TimeSpan.FromDays(3);

    public override void Fire(Turn turn, ParkedReview record)
    {
        var items = turn.Tx.All<ParkedItem>().Where(item => item.DroppedAt is null).ToArray();
        if (items.Length == 0)
        {
            turn.Tx.Delete(record);
            return;
        }

        var isMore = DropOld(turn, items) | AnnounceOld(turn, items);
        var reminded = Remind(turn, record, items) ? turn.Now : record.RemindedAt;
        turn.Tx.Put(new ParkedReview(turn.Now + (isMore ? Breath : ParkedReview.Every), reminded));
    }

    /// <summary>True where there are more than one turn takes.</summary>
    private static bool DropOld(Turn turn, ParkedItem[] items)
    {
        var old = items.Where(item => item.DropAt <= turn.Now).Take(AtOnceMax).ToArray();
        foreach (var item in old) turn.Tx.Put(item.Dropped(turn.Now));
        if (old.Length > 0) turn.TellAdmins("parked.droppedOld", ("count", old.Length));
        return old.Length == AtOnceMax;
    }

    private static bool AnnounceOld(Turn turn, ParkedItem[] items)
    {
        var old = items
            .Where(item => item is { DropAt: null, GrowsOld: true } && item.At <= turn.Now - WorthFor)
            .Take(AtOnceMax)
            .ToArray();
        foreach (var item in old) turn.Tx.Put(item with { DropAt = turn.Now + ToldBefore });
        if (old.Length > 0)
            turn.TellAdmins("parked.growsOld", ("count", old.Length), ("until", turn.Now + ToldBefore));
        return old.Length == AtOnceMax;
    }

    private static bool Remind(Turn turn, ParkedReview record, ParkedItem[] items)
    {
        if ((turn.Now - record.RemindedAt)?.Duration() < RemindEvery) return false;
        var waiting = items.Where(item => !item.GrowsOld && item.At <= turn.Now - RemindEvery).ToArray();
        if (waiting.Length == 0) return false;
        turn.TellAdmins(
            "parked.reminder", ("count", waiting.Length), ("since", waiting.Min(item => item.At)));
        return true;
    }
}
