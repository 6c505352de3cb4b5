using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Exports;

/// <summary><c>/export</c> and what: without it, all there is to choose from.</summary>
public sealed class ExportCommand : AdminCommand
{
    public override string Name => "export";

    public override AdminRights Right => AdminRights.Export;

    public override void Run(Turn turn, string args)
    {
        if (args.Length == 0) turn.Voice.Say(turn.Router.Screen(ExportsScreen.Wire)!.Of(turn));
        else TakeExport.Begin(turn, args.ToLowerInvariant());
    }
}
