using LeanBot.Core.Features.Orders;

namespace LeanBot.Core.Features.Promos;

/// <summary><c>/promo</c>, or <c>/promo CODE</c>.</summary>
public sealed class PromoCommand : MemberCommand
{
    public override string Name => "promo";

    public override IReadOnlyList<string> Aliases => ["code"];

    public override int Place => 15;

    public override void Run(Turn turn, string args)
    {
        if (args.Length == 0) SubscribeFlow.AskForCode(turn, null, null);
        else if (PromoDesk.Take(turn, args, null, null)) PromoDesk.GoOn(turn);
    }
}
