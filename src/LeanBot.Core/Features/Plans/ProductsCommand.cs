using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Plans;

public sealed class ProductsCommand : AdminCommand
{
    public override string Name => "products";

    public override AdminRights Right => AdminRights.Look;

    public override void Run(Turn turn, string args) =>
        turn.Voice.Say(turn.Router.Screen(ProductsScreen.Wire)!.Of(turn));
}
