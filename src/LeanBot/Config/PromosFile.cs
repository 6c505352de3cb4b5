using System.Globalization;
using LeanBot.Core;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Promos;

namespace LeanBot.Configuration;

/// <summary>config/promos.json:
/// <c>{"promos":[{"code","title"?,"percentOff"|"amountOff"+"currency","duration",
/// "durationInMonths"?,"plans"?,"from"?,"until"?,"maxUses"?,"maxUsesPerMember"?,"firstPurchaseOnly"?,
/// "members"?,"stopped"?}]}</c>.</summary>
internal static class PromosFile
{
    private const int CodeCharactersMax = 32;
    private const int UsesMax = 1_000_000;
    private const int MonthsMax = 36;

    private static readonly string[] Known =
    [
        "code", "title", "percentOff", "amountOff", "currency", "duration", "durationInMonths", "plans", "from",
        "until", "maxUses", "maxUsesPerMember", "firstPurchaseOnly", "members", "stopped",
    ];

    private static readonly string[] Durations = ["once", "repeating", "forever"];

    /// <param name="plans">Null where they are not known.</param>
    public static IReadOnlyList<Promo> Read(Node root, IReadOnlyList<Plan>? plans)
    {
        var promos = root.Knows("promos")["promos"].Needed().List()
            .Select(node => (node, promo: Read1(node.Knows(Known), plans)))
            .ToArray();
        Unique.Check(promos.Select(one => (one.node["code"], one.promo.Code)));
        return [.. promos.Select(one => one.promo)];
    }

    private static Promo Read1(Node node, IReadOnlyList<Plan>? plans)
    {
        var code = CodeOf(node["code"]);
        var (from, until) = (node["from"].Day(), node["until"].Day());
        if (from > until) node["until"].Wrong("is before «from»");
        return new Promo(
            code,
            node["title"].Text(code),
            DiscountOf(node),
            DurationOf(node),
            [.. node["plans"].List().Select(id => PlanOf(id, plans))],
            from,
            until,
            UsesOf(node["maxUses"]),
            UsesOf(node["maxUsesPerMember"]),
            node["firstPurchaseOnly"].YesNo(),
            [.. node["members"].List().Select(id => new MemberId(id.Whole(1, 1L << 52, otherwise: 1)))])
        {
            Stopped = node["stopped"].YesNo(),
        };
    }

    private static string CodeOf(Node node)
    {
        var code = node.Needed().Text();
        var isRight = code.Length is > 0 and <= CodeCharactersMax && code.All(IsOfCode);
        if (node.IsThere && !isRight)
            node.Wrong($"is «{code}», expected is a code of at most {CodeCharactersMax} characters: A-Z, 0-9 and -");
        return code.ToUpperInvariant();
    }

    private static Discount DiscountOf(Node node)
    {
        if (node["percentOff"].IsThere == node["amountOff"].IsThere)
            node.Wrong("needs either «percentOff» or «amountOff» with its «currency»");
        if (!node["amountOff"].IsThere)
        {
            if (node["currency"].IsThere) node["currency"].Wrong("belongs to «amountOff»");
            return new Discount.Percent(node["percentOff"].Whole(1, 100, otherwise: 1));
        }

        return new Discount.Amount(
            new Money(node["amountOff"].Whole(1, 99_999_999, otherwise: 1), node["currency"].Needed().Currency()));
    }

    private static PromoDuration DurationOf(Node node)
    {
        var duration = node["duration"].Needed();
        var months = node["durationInMonths"];
        var words = duration.Text("once");
        if (!Durations.Contains(words))
            duration.Wrong($"is «{words}», expected is one of {string.Join(", ", Durations)}");
        if (words == "repeating")
            return new PromoDuration.Repeating(months.Needed().Whole(1, MonthsMax, otherwise: 1));
        if (months.IsThere) months.Wrong("belongs to the duration «repeating»");
        return words == "forever" ? new PromoDuration.Forever() : new PromoDuration.Once();
    }

    internal static PlanId PlanOf(Node node, IReadOnlyList<Plan>? plans)
    {
        var id = new PlanId(node.Text());
        if (plans?.All(plan => plan.Id != id) == true)
            node.Wrong(string.Create(CultureInfo.InvariantCulture, $"is «{id}», which is no plan of plans.json"));
        return id;
    }

    private static int? UsesOf(Node node) => node.IsThere ? node.Whole(1, UsesMax, otherwise: 1) : null;

    private static bool IsOfCode(char letter) =>
        char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '-';
}
