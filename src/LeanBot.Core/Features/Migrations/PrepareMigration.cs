using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Migrations;

/// <summary>Has it counted what moving those who pay an old price would bring; nothing is done yet.</summary>
public sealed class PrepareMigration : AdminButton
{
    private const string Wire = "migrations.prepare";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.MigratePrices;

    internal static Choice Button(Voice voice, OldPrice old) => Make(
        Wire,
        PlainText.Of(voice.Text(
            "migrations.prepareOne", ("plan", old.Title), ("count", old.Count), ("account", old.Account),
            ("from", new Html(PlanCards.PriceText(voice, old.Period, old.From))), ("to", old.To))),
        old.Name);

    public override void Press(Turn turn, string argument)
    {
        var (order, to) = OldPrice.Read(argument, turn.Now);
        var made = Migrations.Prepare(turn, order);
        if (made.Terms.To != to)
            throw new Refused("migrations.otherPriceNow", ("plan", made.Terms.PlanTitle), ("to", made.Terms.To));
        MigrationDo.Note(turn, Audit.AuditKind.MigrationPrepared, made.Terms);
        MigrationProgress.Show(turn, made.Id);
    }
}
