using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Imports;

public sealed class ImportCommand : AdminCommand
{
    public override string Name => "import";

    public override AdminRights Right => AdminRights.Import;

    public override void Run(Turn turn, string args) =>
        turn.Voice.Say(turn.Router.Screen(ImportsScreen.Wire)!.Of(turn));
}
