using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Promos;

/// <summary>What the member types next is their code.</summary>
public sealed class EnterCode : MemberButton
{
    private const string Wire = "promos.enter";
    private const char Separator = '/';

    public override string Route => Wire;

    /// <param name="plan">What it is for; null where that is open.</param>
    public static Choice Button(string label, PlanId? plan = null, Period? period = null) =>
        Make(Wire, label, $"{plan}{Separator}{period}");

    /// <summary>A row with it where there are codes at all.</summary>
    public static IEnumerable<IReadOnlyList<Choice>> Row(
        Turn turn, Voice voice, PlanId? plan = null, Period? period = null)
    {
        if (turn.Config.Promos.Count > 0) yield return [Button(voice.Text("promos.have"), plan, period)];
    }

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(Separator);
        SubscribeFlow.AskForCode(
            turn,
            words[0].Length > 0 ? new PlanId(words[0]) : null,
            Enum.TryParse<Period>(words[1], out var period) ? period : null);
    }
}
