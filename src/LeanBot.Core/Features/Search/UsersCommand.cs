using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Search;

/// <summary><c>/users</c>: by kind; with words behind it, a search.</summary>
public sealed class UsersCommand : AdminCommand
{
    public override string Name => "users";

    public override AdminRights Right => AdminRights.Look;

    public override void Run(Turn turn, string args) => turn.Voice.Say(args.Length == 0
        ? turn.Router.Screen(FiltersScreen.Wire)!.Of(turn)
        : HitsScreen.Answer(turn, args));
}
