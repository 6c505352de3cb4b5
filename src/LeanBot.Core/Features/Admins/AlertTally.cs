namespace LeanBot.Core.Features.Admins;

/// <summary>How much trouble of one kind there was lately: it is told one by one while it is little, and once
/// an hour when it is much.</summary>
/// <param name="Recent">The last moments, UTC.</param>
/// <param name="ToldOfManyAt">UTC.</param>
[Kept("alerts")]
public sealed record AlertTally(
    string Kind, IReadOnlyList<DateTimeOffset> Recent, DateTimeOffset? ToldOfManyAt = null) : Record
{
    /// <summary>So many within the hour are much.</summary>
    private const int ManyMin = 10;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    public override string Key => Kind;

    /// <summary>Counts one more.</summary>
    internal static Alert Take(Turn turn, string kind)
    {
        var known = turn.Tx.Get<AlertTally>(kind) ?? new AlertTally(kind, []);
        var recent = known.Recent.Where(at => IsLately(at, turn.Now)).TakeLast(ManyMin - 1).Append(turn.Now);
        var after = known with { Recent = [.. recent] };
        var alert = after.Recent.Count < ManyMin ? Alert.One
            : known.ToldOfManyAt is { } told && IsLately(told, turn.Now) ? Alert.None
            : Alert.Many;
        turn.Tx.Put(alert == Alert.Many ? after with { ToldOfManyAt = turn.Now } : after);
        return alert;
    }

    /// <summary>A clock that was set back leaves moments that are to come: they must not silence
    /// anything.</summary>
    private static bool IsLately(DateTimeOffset at, DateTimeOffset now) => (now - at).Duration() < Window;
}
