namespace LeanBot.Core.Features.Parked;

public sealed class ParkedSweepTimer : TimerRule<ParkedSweep>
{
    private const int AtOnceMax = 50;

    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(20);

    /// <summary>What takes longer, because Stripe is down, is told of as still waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public override void Fire(Turn turn, ParkedSweep record)
    {
        if (record.WaitsUntil is { } until) Await(turn, record, until);
        else Go(turn, record);
    }

    private static void Go(Turn turn, ParkedSweep record)
    {
        var some = turn.Tx.Find(ParkedItem.ByGroup, record.Group)
            .Where(item => item.At <= record.ShownAt && string.CompareOrdinal(item.Key, record.After) > 0)
            .Where(item => !Tries.IsUnderWay(turn, item))
            .Take(AtOnceMax)
            .ToArray();
        foreach (var item in some)
        {
            if (record.IsDrop) turn.Tx.Put(item.Dropped(turn.Now));
            else Tries.Begin(turn, item, sweep: record.Id);
        }

        var after = record with { Taken = record.Taken + some.Length, At = turn.Now + Breath };
        if (some.Length == AtOnceMax) turn.Tx.Put(after with { After = some[^1].Key });
        else if (record.IsDrop) Tell(turn, after, "parked.droppedAll", ("count", after.Taken));
        else turn.Tx.Put(after with { WaitsUntil = turn.Now + Patience });
    }

    private static void Await(Turn turn, ParkedSweep record, DateTimeOffset until)
    {
        var left = turn.Tx.Find(ParkedItem.BySweep, record.Id).ToArray();
        if (turn.Now < until && left.Any(item => Tries.IsUnderWay(turn, item)))
            turn.Tx.Put(record with { At = turn.Now + LookEvery });
        else
            Tell(turn, record, "parked.retriedAll", ("count", record.Taken - left.Length), ("left", left.Length));
    }

    private static void Tell(
        Turn turn, ParkedSweep record, string text, params (string Name, object Value)[] values)
    {
        turn.Tx.Delete(record);
        turn.TellAdmin(record.By, voice => new Screen(voice.Text(text, values)));
    }
}
