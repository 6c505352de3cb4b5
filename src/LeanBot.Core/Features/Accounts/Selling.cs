using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Accounts;

/// <summary>config/stripe.json: which Stripe accounts there are, and which of them takes a new
/// order.</summary>
public sealed record Selling(IReadOnlyList<SellingAccount> Accounts, IReadOnlyList<SalesRoute> Routes)
{
    public static readonly Selling ByOne = new([new SellingAccount("main")], []);

    public SellingAccount Default => Accounts.FirstOrDefault(account => account.Default) ?? Accounts[0];

    public IEnumerable<string> Names => Accounts.Select(account => account.Name);

    /// <summary>Null where it sells nothing new: who is there stays there.</summary>
    public SellingAccount? Find(string name) => Accounts.FirstOrDefault(account => account.Name == name);

    /// <summary>The accounts that may take an order, the first choice first.</summary>
    public IEnumerable<SellingAccount> For(PlanId plan, string currency, string language) => Routes
        .Where(route => route.Fits(plan, currency, language))
        .Select(route => Find(route.Account))
        .OfType<SellingAccount>()
        .Append(Default);
}
