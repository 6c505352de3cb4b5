using System.Globalization;

namespace LeanBot.Core.Features.MyPlan;

public sealed class ShowMyPlan : MemberButton
{
    private const string Wire = "myplan";

    public override string Route => Wire;

    public static Choice Button(Turn turn) => Button(turn.Voice.Text("myPlan.more"), 0);

    /// <param name="page">Of the payments; 0 is the newest.</param>
    public static Choice Button(string label, int page) =>
        Make(Wire, label, page.ToString(CultureInfo.InvariantCulture));

    public override void Press(Turn turn, string argument) => turn.Voice.Say(
        MyPlanScreen.Of(turn, turn.Member, int.Parse(argument, CultureInfo.InvariantCulture)));
}
