using System.Globalization;
using LeanBot.Core;

namespace LeanBot.Outbox;

/// <summary>The order in which rows were staged. A row's id is «{commit}-{position}-{code}».</summary>
internal readonly record struct RowOrder(long Seq, long Position, string Id) : IComparable<RowOrder>
{
    public static RowOrder Of(OutboxRow row)
    {
        var parts = row.Id.Split('-');
        return parts.Length >= 2 && TryRead(parts[0], out var seq) && TryRead(parts[1], out var position)
            ? new RowOrder(seq, position, row.Id)
            : new RowOrder(0, 0, row.Id);
    }

    public int CompareTo(RowOrder other)
    {
        var bySeq = Seq.CompareTo(other.Seq);
        if (bySeq != 0) return bySeq;
        var byPosition = Position.CompareTo(other.Position);
        return byPosition != 0 ? byPosition : string.CompareOrdinal(Id, other.Id);
    }

    public static bool operator <(RowOrder left, RowOrder right) => left.CompareTo(right) < 0;
    public static bool operator >(RowOrder left, RowOrder right) => left.CompareTo(right) > 0;
    public static bool operator <=(RowOrder left, RowOrder right) => left.CompareTo(right) <= 0;
    public static bool operator >=(RowOrder left, RowOrder right) => left.CompareTo(right) >= 0;

    private static bool TryRead(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
