namespace LeanBot.Core.Tests;

/// <summary>How time goes on, and whose turn it is.</summary>
public sealed partial class Town
{
    /// <summary>Lets everything happen that can happen at this moment.</summary>
    public void Settle()
    {
        for (var steps = 0; ; steps++)
        {
            Assert.True(steps < 10_000, "The town does not come to rest.");
            if (Store.NextDue() is { } entry && entry.At <= Now) Handle(new Incoming.TimerDue(entry));
            else if (NextRow() is { } row) Handle(new Incoming.Result(row.Id, Carry(row)));
            else if (Stripe.Events.TryDequeue(out var happened)
                && !LosesStripeEvents && happened.Type != NeverMade)
            {
                var cause = $"stripe:{happened.Account}:{happened.Id}";
                Handle(new Incoming.Stripe(cause, happened) { Raw = "{}" });
            }
            else if (Stripe.Events.Count == 0) return;
        }
    }

    /// <summary>Sets the machine's clock and nothing else: Stripe's goes on as it did.</summary>
    public void JumpBy(TimeSpan by)
    {
        Now += by;
        Stripe.ClockIsAheadBy -= by;
    }

    /// <summary>Time goes on, at Stripe too, and nobody here has heard of anything yet.</summary>
    public void PassUnheard(TimeSpan by)
    {
        Now += by;
        Stripe.MoveTo(Now);
    }

    /// <summary>Lets everything happen that falls due within a day by the machine's clock.</summary>
    public void SettleAllOfADay()
    {
        var end = Now.AddDays(1);
        Settle();
        for (var steps = 0; NextOurs() is { } next && next <= end; steps++)
        {
            Assert.True(steps < 10_000, "Time does not move on.");
            Now = next > Now ? next : Now;
            Settle();
        }
    }

    private DateTimeOffset? NextOurs() => new[]
    {
        Store.NextDue()?.At, Store.View(state => Heads(state).Min(row => (DateTimeOffset?)row.NotBefore)),
    }.Min();

    /// <summary>Carries out one row, as it stands in the queue.</summary>
    public void SettleOnce()
    {
        if (NextRow() is { } row) Handle(new Incoming.Result(row.Id, Carry(row)));
    }

    /// <summary>Steps to each due moment in turn.</summary>
    public void MoveTo(DateTimeOffset target)
    {
        for (var steps = 0; NextMoment() is { } next && next <= target; steps++)
        {
            Assert.True(steps < 10_000, "Time does not move on.");
            Now = next > Now ? next : Now;
            Stripe.MoveTo(Now);
            Settle();
        }

        Now = target;
        Settle();
    }

    private DateTimeOffset? NextMoment()
    {
        var row = Store.View(state => Heads(state)
            .Where(row => !HoldsBack(row.Request))
            .Min(row => (DateTimeOffset?)row.NotBefore));
        return new[] { Store.NextDue()?.At, row, Stripe.NextDue }.Min();
    }

    /// <summary>The first row in each lane may go; rows were numbered as they were staged.</summary>
    private OutboxRow? NextRow() => Store.View(state => Heads(state)
        .Where(row => row.NotBefore <= Now && !HoldsBack(row.Request))
        .OrderBy(row => row.Priority)
        .ThenBy(Staged)
        .FirstOrDefault());

    /// <summary>The row of each lane whose turn it is. One that was staged for later, or waits for rights,
    /// lets others pass; one that was tried and put off does not.</summary>
    private IEnumerable<OutboxRow> Heads(IReader state) => state.All<OutboxRow>()
        .GroupBy(row => row.Lane)
        .Select(lane => lane
            .OrderBy(Staged)
            .FirstOrDefault(row => row.IsPutOff || row.NotBefore <= Now)
            ?? lane.MinBy(row => row.NotBefore)!);

    private static (long, int) Staged(OutboxRow row)
    {
        var parts = row.Id.Split('-');
        return (long.Parse(parts[0], null), int.Parse(parts[1], null));
    }
}
