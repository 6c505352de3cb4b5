namespace LeanBot.Core.Features.Migrations;

public sealed class MakePriceResult : ResultRule<MakePrice, PriceMade>
{
    protected override void Done(Turn turn, OutboxRow row, MakePrice request, PriceMade result)
    {
        if (Waiting(turn, request) is not { } migration) return;
        var priced = migration with { PriceId = result.PriceId };
        turn.Tx.Put(migration.State == MigrationState.Pricing
            ? priced with { State = MigrationState.Moving, At = turn.Now }
            : priced);
    }

    /// <summary>A price that the config says is made with the next sale anyway.</summary>
    protected override void Failed(Turn turn, OutboxRow row, MakePrice request, Failure failure)
    {
        if (Waiting(turn, request) is { State: MigrationState.Pricing } migration)
        {
            turn.Tx.Put(migration with { State = MigrationState.Paused });
            MigrationProgress.Renew(turn, migration.Id);
        }

        turn.TellAdmins(
            request.Migration is null ? "migrations.priceNotMade" : "migrations.noPrice",
            ("plan", request.Price.Title), ("price", request.Price.Price), ("account", request.Account),
            ("problem", failure.Description));
    }

    private static Migration? Waiting(Turn turn, MakePrice request) =>
        request.Migration is { } id ? turn.Tx.Get<Migration>(id) : null;
}
