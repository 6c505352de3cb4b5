namespace LeanBot.Core;

/// <summary>A record and the moment it falls due, ordered by that moment.</summary>
public readonly record struct DueEntry(DateTimeOffset At, string Collection, string Key)
    : IComparable<DueEntry>
{
    public int CompareTo(DueEntry other) =>
        (At, string.CompareOrdinal(Collection, other.Collection), string.CompareOrdinal(Key, other.Key))
            .CompareTo((other.At, 0, 0));

    public static bool operator <(DueEntry left, DueEntry right) => left.CompareTo(right) < 0;
    public static bool operator >(DueEntry left, DueEntry right) => left.CompareTo(right) > 0;
    public static bool operator <=(DueEntry left, DueEntry right) => left.CompareTo(right) <= 0;
    public static bool operator >=(DueEntry left, DueEntry right) => left.CompareTo(right) >= 0;
}
