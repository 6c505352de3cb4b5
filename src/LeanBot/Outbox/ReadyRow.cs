using LeanBot.Core;

namespace LeanBot.Outbox;

/// <summary>The row whose turn it is in a lane. The most urgent comes first, and of those the one that was
/// staged first.</summary>
/// <param name="Priority">The lane's, which may be above the row's own.</param>
internal readonly record struct ReadyRow(Priority Priority, RowOrder Order, OutboxRow Row, Lane Lane)
    : IComparable<ReadyRow>
{
    public int CompareTo(ReadyRow other)
    {
        var byPriority = Priority.CompareTo(other.Priority);
        return byPriority != 0 ? byPriority : Order.CompareTo(other.Order);
    }

    public static bool operator <(ReadyRow left, ReadyRow right) => left.CompareTo(right) < 0;
    public static bool operator >(ReadyRow left, ReadyRow right) => left.CompareTo(right) > 0;
    public static bool operator <=(ReadyRow left, ReadyRow right) => left.CompareTo(right) <= 0;
    public static bool operator >=(ReadyRow left, ReadyRow right) => left.CompareTo(right) >= 0;
}
