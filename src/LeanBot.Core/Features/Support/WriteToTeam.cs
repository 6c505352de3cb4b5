namespace LeanBot.Core.Features.Support;

/// <summary>What the member writes next goes to the team.</summary>
public sealed class WriteToTeam : MemberButton
{
    private const string Wire = "tickets.write";

    public override string Route => Wire;

    public static Choice Button(Voice voice) => Make(Wire, voice.Text("support.write"));

    public static Choice AddButton(Voice voice) => Make(Wire, voice.Text("support.add"));

    public static Choice AnswerButton(Voice voice, string ticket) =>
        Make(Wire, voice.Text("support.answer"), ticket);

    public override void Press(Turn turn, string argument) =>
        SupportFlow.Begin(turn, argument.Length > 0 ? argument : null);
}
