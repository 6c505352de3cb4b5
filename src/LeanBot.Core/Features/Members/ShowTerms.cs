namespace LeanBot.Core.Features.Members;

public sealed class ShowTerms : MemberCommand
{
    public override string Name => "terms";

    public override int Place => 80;

    public override void Run(Turn turn, string args) => turn.Voice.Say(Terms.InFull(turn));
}
