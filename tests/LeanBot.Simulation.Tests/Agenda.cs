namespace LeanBot.Simulation.Tests;

/// <summary>What is to happen when. What falls on one moment comes in the order it was put down.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action, (DateTimeOffset At, long Number)> _items = new();
    private long _count;

    public DateTimeOffset? Next => _items.TryPeek(out _, out var place) ? place.At : null;

    public void Put(DateTimeOffset at, Action act) => _items.Enqueue(act, (at, ++_count));

    /// <summary>Does one thing whose moment has come; false where there is none.</summary>
    public bool DoOne(DateTimeOffset now)
    {
        if (!(Next <= now)) return false;
        _items.Dequeue()();
        return true;
    }
}
