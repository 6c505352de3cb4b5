using System.Globalization;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.PlanChanges;

/// <summary>A target as a button carries it: <c>plan/period/minor units/currency/title</c>.</summary>
internal static class TargetText
{
    public const char Separator = '/';

    public static string Of(ChangeTarget target) => string.Join(
        Separator, target.Plan, target.Period,
        target.Price.MinorUnits.ToString(CultureInfo.InvariantCulture), target.Price.Currency,
        target.PlanTitle);

    public static ChangeTarget Read(string text)
    {
        var words = text.Split(Separator, 5);
        return new ChangeTarget(
            new PlanId(words[0]), words[4], Enum.Parse<Period>(words[1]), MoneyOf(words[2], words[3]));
    }

    public static Money MoneyOf(string minorUnits, string currency) =>
        new(long.Parse(minorUnits, CultureInfo.InvariantCulture), currency);
}
