using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Pricing;

public sealed class CheckPricesResult : ResultRule<CheckPrices, PricesChecked>
{
    protected override void Done(Turn turn, OutboxRow row, CheckPrices request, PricesChecked result) =>
        Show(turn, request, new PriceCheck(request.Account, turn.Now, result.Prices));

    protected override void Failed(Turn turn, OutboxRow row, CheckPrices request, Failure failure) =>
        Show(turn, request, new PriceCheck(request.Account, turn.Now, [], failure.Description));

    private static void Show(Turn turn, CheckPrices request, PriceCheck check)
    {
        turn.Tx.Put(check);
        if (!Team.Includes(turn.Config, request.Admin)) return;
        var voice = Team.VoiceOf(turn, request.Admin).Editing(request.Screen);
        voice.Say(PriceSync.Screen(turn, voice), remember: true);
    }
}
