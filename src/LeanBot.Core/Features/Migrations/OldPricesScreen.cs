using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Pricing;

namespace LeanBot.Core.Features.Migrations;

/// <summary>Whoever pays something else than what is sold now: those who could be moved.</summary>
public sealed class OldPricesScreen : AdminScreen
{
    public const string Wire = "migrations.old";

    private const int PricesMax = 8;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    /// <param name="argument">The page.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var page = Pages.Of(All(turn), Pages.NumberOf(argument), PricesMax);
        return new Screen(
            turn.Voice.Text(page.Items.Count > 0 ? "migrations.oldHead" : "migrations.noOld"),
            [
                .. page.Items.Select(
                    IReadOnlyList<Choice> (one) => [PrepareMigration.Button(turn.Voice, one)]),
                .. page.Buttons(turn.Voice, this, number => $"{number}"),
                [OpenScreen.Button(turn.Voice.Text("pricing.button"), PricesScreen.Wire)],
            ]);
    }

    protected override Choice Back(Turn turn, string argument) =>
        OpenScreen.Back(turn.Voice, MigrationsScreen.Wire);

    private static OldPrice[] All(Turn turn) =>
    [
        .. from paid in Payers.Of(turn).All
           let plan = turn.Config.Plans.FirstOrDefault(plan => plan.Id == paid.Plan)
           where plan is not null
           let now = turn.Config.Selling.Find(paid.Account)?.PriceOf(plan, paid.Period)
           where now is { } sold && sold != paid.Price && sold.Currency == paid.Price.Currency
           select new OldPrice(
               paid.Account, plan.Id, plan.Title, paid.Period, paid.Price, now.Value, paid.Count),
    ];
}
