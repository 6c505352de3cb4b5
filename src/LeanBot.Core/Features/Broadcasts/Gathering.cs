using System.Globalization;
using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Writes down who gets a broadcast when it begins, some people at a time.</summary>
internal static class Gathering
{
    private const int AtOnceMax = 400;

    public static void Step(Turn turn, Broadcast broadcast, BroadcastTally tally)
    {
        var (some, cursor) = broadcast.Audience.IsList
            ? OfList(turn, broadcast, tally.Cursor)
            : OfAll(turn, tally.Cursor);
        var chosen = some.Where(member => member.IsReachable
            && !Marketing.IsMuted(turn.Tx, member.Id)
            && Audiences.Includes(turn, broadcast.Audience, member)).ToArray();
        foreach (var member in chosen) turn.Tx.Put(new Delivery(broadcast.Id, member.Id));
        var after = tally with { Total = tally.Total + chosen.Length, Cursor = cursor ?? broadcast.Prefix };
        turn.Tx.Put(after);
        if (cursor is not null) turn.Tx.Put(broadcast with { NextAt = turn.Now + Windows.Breath });
        else if (after.Total == 0) LineUp.End(turn, broadcast, BroadcastState.Done);
        else turn.Tx.Put(broadcast with { State = BroadcastState.Running, NextAt = turn.Now });
    }

    /// <summary>The cursor is null where the walk has come to its end.</summary>
    private static (IReadOnlyList<Member> Some, string? Cursor) OfAll(Turn turn, string cursor)
    {
        var some = turn.Tx.Behind<Member>(cursor, AtOnceMax);
        return (some, some.Count < AtOnceMax ? null : some[^1].Key);
    }

    private static (IReadOnlyList<Member> Some, string? Cursor) OfList(
        Turn turn, Broadcast broadcast, string cursor)
    {
        var all = turn.Tx.Get<BroadcastList>(broadcast.Id)?.Members ?? [];
        var from = cursor.Length == 0 ? 0 : int.Parse(cursor, CultureInfo.InvariantCulture);
        var some = all.Skip(from).Take(AtOnceMax)
            .Select(id => turn.Tx.Get<Member>(id.ToString()))
            .OfType<Member>()
            .ToArray();
        var next = from + AtOnceMax;
        return (some, next < all.Count ? next.ToString(CultureInfo.InvariantCulture) : null);
    }
}
