namespace LeanBot.Core.Features.Members;

public sealed class ReadTerms : MemberButton
{
    private const string Wire = "terms.read";

    public override string Route => Wire;

    public static Choice Button(Turn turn) => Make(Wire, turn.Voice.Text("members.readTerms"));

    public override void Press(Turn turn, string argument) => turn.Voice.Say(Terms.InFull(turn));
}
