using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

public sealed class BroadcastCommand : AdminCommand
{
    public override string Name => "broadcast";

    public override AdminRights Right => AdminRights.Broadcast;

    public override void Run(Turn turn, string args) => Steps.Show(turn, BroadcastsScreen.Wire, "0");
}
