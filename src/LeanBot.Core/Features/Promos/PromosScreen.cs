using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Overview;

namespace LeanBot.Core.Features.Promos;

/// <summary>All promo codes with what came of each, page by page.</summary>
public sealed class PromosScreen : AdminScreen
{
    public const string Wire = "promos.list";

    private const int CodesMax = 8;
    private const int CodesPerRow = 2;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public override int? Place => 40;

    public override string Label(Turn turn) => turn.Voice.Text("promos.button");

    /// <param name="argument">The page.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var page = Pages.Of(turn.Config.Promos, Pages.NumberOf(argument), CodesMax);
        var lines = page.Items.Select(promo => Line(turn, promo))
            .DefaultIfEmpty(turn.Voice.Text("promos.none"));
        return new Screen(
            turn.Voice.Text("promos.head", ("count", turn.Config.Promos.Count)) + "\n\n"
                + string.Join('\n', lines),
            [
                .. page.Items
                    .Select(promo => OpenScreen.Button(promo.Code, PromoScreen.Wire, promo.Code))
                    .Chunk(CodesPerRow),
                .. page.Buttons(turn.Voice, this, number => $"{number}"),
                [NewPromo.Button(turn.Voice)],
            ]);
    }

    private static string Line(Turn turn, Promo promo)
    {
        var figures = PromoFigures.Of(turn, promo.Code);
        return turn.Voice.Text(
            "promos.line",
            ("sign", PromoCard.SignOf(figures.StandingOf(turn, promo))), ("code", promo.Code),
            ("discount", promo.Discount.ToString()), ("uses", PromoCard.UsesOf(turn.Voice, promo, figures)),
            ("revenue", Sums.Of(figures.Revenue)));
    }
}
