using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Search;

/// <summary><c>/find</c> and whom: an id, a name, what Stripe calls them.</summary>
public sealed class FindCommand : AdminCommand
{
    public override string Name => "find";

    public override AdminRights Right => AdminRights.Look;

    public override void Run(Turn turn, string args) => turn.Voice.Say(args.Length == 0
        ? turn.Router.Screen(SearchScreen.Wire)!.Of(turn)
        : HitsScreen.Answer(turn, args));
}
