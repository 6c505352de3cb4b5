using LeanBot.Core;
using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Configuration;

/// <summary>config/stripe.json: <c>{"accounts":[{"name","default"?,"environment"?,"webhookUrl"?,"portal"?,
/// "prices"?}],"routes"?:[{"account","plans"?,"currencies"?,"languages"?}]}</c>.</summary>
internal static class StripeFile
{
    private const int NameCharactersMax = 32;

    private static readonly string[] Modes = ["test", "live"];

    /// <param name="plans">Null where they are not known.</param>
    public static Selling Read(Node root, IReadOnlyList<Plan>? plans)
    {
        root.Knows("accounts", "routes");
        var accounts = root["accounts"].Needed().List()
            .Select(node => (node, account: AccountOf(node, plans)))
            .ToArray();
        Unique.Check(accounts.Select(one => (one.node["name"], one.account.Name)));
        if (root["accounts"].IsThere && accounts.Length == 0)
            root["accounts"].Wrong("is empty: one account at least has to take the money");
        if (accounts.Length > 1 && accounts.Count(one => one.account.Default) != 1)
            root["accounts"].Wrong("needs «default»: true at one of them, and only one");
        var all = accounts.Select(one => one.account).ToArray();
        var routes = root["routes"].List().Select(node => RouteOf(node, all, plans)).ToArray();
        return all.Length == 0 ? Selling.ByOne : new Selling(all, routes);
    }

    /// <summary>What is odd, and still works.</summary>
    public static IEnumerable<string> Notes(Selling selling, IReadOnlyList<Plan> plans) =>
        from plan in plans
        from offer in plan.Offers
        where selling.Default.PriceOf(plan, offer.Period) is null
        select $"stripe.json: the account «{selling.Default.Name}» takes what no route sends elsewhere, but does "
            + $"not sell «{plan.Id}» by the {offer.Period.ToString().ToLowerInvariant()}: who comes by no route "
            + "cannot buy it.";

    private static SellingAccount AccountOf(Node node, IReadOnlyList<Plan>? plans)
    {
        node.Knows("name", "default", "environment", "webhookUrl", "portal", "prices");
        var name = NameOf(node["name"]);
        return new SellingAccount(
            name, node["default"].YesNo(), ModeOf(node["environment"]), WebhookOf(node["webhookUrl"], name),
            PortalOf(node["portal"]),
            node["prices"].IsThere ? PricesOf(node["prices"], plans) : null);
    }

    private static string NameOf(Node node)
    {
        var name = node.Needed().Text();
        var isRight = name.Length is > 0 and <= NameCharactersMax
            && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter));
        if (node.IsThere && !isRight)
            node.Wrong($"is «{name}», expected is a name of at most {NameCharactersMax} characters: a-z and 0-9");
        return name;
    }

    private static StripeMode? ModeOf(Node node)
    {
        if (!node.IsThere) return null;
        var mode = node.Text();
        if (Array.IndexOf(Modes, mode) is var at and >= 0) return (StripeMode)at;
        node.Wrong($"is «{mode}», expected is test or live");
        return null;
    }

    private static string? WebhookOf(Node node, string account)
    {
        if (node.WebAddress() is not { } address) return null;
        if (address.AbsolutePath != $"/webhooks/stripe/{account}")
            node.Wrong($"has to end with /webhooks/stripe/{account}");
        return address.AbsoluteUri;
    }

    private static PortalSettings? PortalOf(Node node)
    {
        if (!node.IsThere) return null;
        node.Knows("cancel", "changePlan");
        return new PortalSettings
        {
            Cancel = node["cancel"].YesNo(otherwise: true),
            ChangePlan = node["changePlan"].YesNo(otherwise: true),
        };
    }

    private static Dictionary<PlanId, IReadOnlyDictionary<Period, Money>> PricesOf(
        Node node, IReadOnlyList<Plan>? plans)
    {
        var all = new Dictionary<PlanId, IReadOnlyDictionary<Period, Money>>();
        foreach (var (name, prices) in node.Fields())
        {
            var plan = plans?.FirstOrDefault(one => one.Id.Value == name);
            if (plans is not null && plan is null) prices.Wrong("is no plan of plans.json");
            var own = PlansFile.PricesOf(prices);
            if (plan is not null)
            {
                foreach (var period in own.Keys.Where(period => !plan.Prices.ContainsKey(period)))
                {
                    prices[period.ToString().ToLowerInvariant()].Wrong(
                        "is sold nowhere: plans.json has no such price of this plan");
                }
            }

            all[new PlanId(name)] = own;
        }

        return all;
    }

    private static SalesRoute RouteOf(Node node, SellingAccount[] accounts, IReadOnlyList<Plan>? plans)
    {
        node.Knows("account", "plans", "currencies", "languages");
        var account = node["account"].Needed().Text();
        if (node["account"].IsThere && accounts.All(one => one.Name != account))
            node["account"].Wrong($"is «{account}», which is none of the accounts");
        return new SalesRoute(
            account,
            [.. node["plans"].List().Select(plan => PromosFile.PlanOf(plan, plans))],
            [.. node["currencies"].List().Select(currency => currency.Currency())],
            [.. node["languages"].List().Select(LanguageOf)]);
    }

    private static string LanguageOf(Node node)
    {
        var language = node.Text();
        if (language.Length is < 2 or > 8 || !language.All(char.IsAsciiLetterLower))
            node.Wrong($"is «{language}», expected is a language of texts/ such as en");
        return language;
    }
}
