using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Configuration;

/// <summary>config/plans.json:
/// <c>{"plans":[{"id","title","description","channels":[…],"prices":{"month":{"unitAmount",
/// "currency"}},"trialDays"?,"trialNeedsCard"?}]}</c>. A plan without prices is not sold any more; who holds
/// it keeps it.</summary>
internal static class PlansFile
{
    /// <summary>Stripe's own limit is two years.</summary>
    private const int TrialDaysMax = 365;

    private static readonly string[] Periods = [.. Enum.GetNames<Period>().Select(
        name => name.ToLowerInvariant())];

    /// <param name="channels">Null where they are not known.</param>
    public static IReadOnlyList<Plan> Read(Node root, IReadOnlyList<Channel>? channels)
    {
        var plans = root.Knows("plans")["plans"].Needed().List()
            .Select(node => (node, plan: Read1(node, channels)))
            .ToArray();
        Unique.Check(plans.Select(one => (one.node["id"], one.plan.Id.Value)));
        return [.. plans.Select(one => one.plan)];
    }

    private static Plan Read1(Node node, IReadOnlyList<Channel>? channels)
    {
        node.Knows("id", "title", "description", "channels", "prices", "trialDays", "trialNeedsCard");
        var unlocks = node["channels"].Needed().List().Select(id => ChannelOf(id, channels)).ToArray();
        return new Plan(
            new PlanId(node["id"].Id()), node["title"].Needed().Text(), node["description"].Text(), unlocks,
            PricesOf(node["prices"].Needed()))
        {
            TrialDays = node["trialDays"].Whole(0, TrialDaysMax, 0),
            TrialNeedsCard = node["trialNeedsCard"].YesNo(true),
        };
    }

    /// <summary><c>{"month":{"unitAmount","currency"}}</c></summary>
    public static IReadOnlyDictionary<Period, Money> PricesOf(Node node) => node.Fields()
        .Select(PriceOf)
        .OfType<(Period Period, Money Price)>()
        .ToDictionary(price => price.Period, price => price.Price);

    private static ChannelId ChannelOf(Node node, IReadOnlyList<Channel>? channels)
    {
        var id = new ChannelId(node.Text());
        if (channels?.All(channel => channel.Id != id) == true)
            node.Wrong($"is «{id}», which is no channel of channels.json");
        return id;
    }

    private static (Period, Money)? PriceOf((string Name, Node Value) field)
    {
        var node = field.Value.Knows("unitAmount", "currency");
        // In minor units; Stripe takes eight digits at most.
        var amount = node["unitAmount"].Needed().Whole(1, 99_999_999, otherwise: 1);
        var currency = node["currency"].Needed().Currency();
        if (Array.IndexOf(Periods, field.Name) is var at and >= 0)
            return (Enum.GetValues<Period>()[at], new Money(amount, currency));
        node.Wrong($"is not a period; periods are {string.Join(", ", Periods)}");
        return null;
    }
}
