namespace LeanBot.Core.Features.Language;

public sealed class ChooseLanguage : MemberCommand
{
    public override string Name => "language";

    public override int Place => 60;

    public override void Run(Turn turn, string args) =>
        turn.Voice.Say(LanguageScreen.Of(turn, "language.choose"));
}
