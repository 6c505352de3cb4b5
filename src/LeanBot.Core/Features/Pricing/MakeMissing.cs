using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;

namespace LeanBot.Core.Features.Pricing;

/// <summary>Makes the prices that Stripe lacks, and looks again.</summary>
public sealed class MakeMissing : AdminButton
{
    private const string Wire = "pricing.makeMissing";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.SetPrices;

    public static Choice Button(Voice voice, int count) =>
        Make(Wire, voice.Text("pricing.makeMissing", ("count", count)));

    public override void Press(Turn turn, string argument)
    {
        var missing = PriceSync.Missing(turn);
        PriceSync.Make(turn, missing);
        Audits.Note(
            turn, AuditKind.PricesSynced,
            about: string.Join(", ", missing.Select(one => $"{one.Account}: {one.Price.LookupKey}")));
        PriceSync.Ask(turn, turn.Voice.SayShown(new Screen(turn.Voice.Text("pricing.asking"))));
    }
}
