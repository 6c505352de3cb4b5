using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Pricing;

/// <summary>Which of the prices stand at Stripe, as it said when it was asked last.</summary>
public sealed class SyncScreen : AdminScreen
{
    public const string Wire = "pricing.stripe";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public override bool Changes => false;

    protected override Screen Show(Turn turn, string argument)
    {
        var screen = PriceSync.Screen(turn, turn.Voice);
        // Its ways back come with every screen.
        return screen with { Rows = [.. screen.Rows.SkipLast(1)] };
    }

    protected override Choice Back(Turn turn, string argument) => PriceFlow.Back(turn.Voice);
}
