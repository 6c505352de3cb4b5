using System.Globalization;
using LeanBot.Core.Features.Exports;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Migrations;

/// <summary>Whom a migration is about, a row each: what would become of them while nothing is done yet, else
/// where they stand.</summary>
/// <param name="subject">See <see cref="SubjectOf"/>.</param>
public sealed class MigrationTable(string subject) : ExportTable
{
    public const string Wire = "migration";

    public override string Name => Wire;

    public override IReadOnlyList<string> Columns =>
    [
        "id", "name", "username", "subscription", "plan", "from", "to", "currency", "state", "reason",
        "switches_at",
    ];

    /// <summary>The migration, and when the new price can count at the earliest.</summary>
    internal static string SubjectOf(Turn turn, Migration migration) =>
        $"{migration.Id} {Migrations.NotBefore(turn, migration.Terms):O}";

    public override IEnumerable<IReadOnlyList<string>> Take(IReader state, Config config)
    {
        var words = subject.Split(' ');
        if (state.Get<Migration>(words[0]) is not { } migration) return [];
        var earliest = DateTimeOffset.Parse(words[1], CultureInfo.InvariantCulture);
        var known = state.All<Move>().Where(move => move.Migration == migration.Id).ToArray();
        var moves = known.Length > 0 ? known : Foreseen(state, config, migration, earliest);
        var members = moves.Select(move => state.Get<Member>(move.Member.ToString())).ToArray();
        return moves.Zip(members)
            .OrderBy(one => one.First.Key, StringComparer.Ordinal)
            .Select(one => Row(migration.Terms, one.First, one.Second));
    }

    private static Move[] Foreseen(
        IReader state, Config config, Migration migration, DateTimeOffset earliest) =>
    [
        .. from held in state.All<Subscription>()
           where Fitting.Fits(held, migration.Terms, config)
           let reason = Fitting.SkipReason(held)
           select new Move(
               migration.Id, held.Id, held.Member, reason is null ? MoveState.Foreseen : MoveState.Skipped,
               reason is null ? Moves.SwitchOf(migration.Terms, held, earliest) : null, Reason: reason),
    ];

    private static string[] Row(MigrationTerms terms, Move move, Member? member) =>
    [
        move.Member.ToString(), member?.Name ?? "", member?.Username ?? "", move.Subscription.Value,
        terms.Plan.Value, Cells.Amount(terms.From.MinorUnits, terms.From.Currency),
        Cells.Amount(terms.To.MinorUnits, terms.To.Currency), terms.To.Currency.ToUpperInvariant(),
        move.State.ToString(), move.Reason?.ToString() ?? "", Cells.Moment(move.SwitchAt),
    ];
}
