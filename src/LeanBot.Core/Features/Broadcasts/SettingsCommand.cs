namespace LeanBot.Core.Features.Broadcasts;

public sealed class SettingsCommand : MemberCommand
{
    public override string Name => "settings";

    public override int Place => 65;

    public override void Run(Turn turn, string args) => turn.Voice.Say(SettingsScreen.Of(turn));
}
