namespace LeanBot.Stripe;

/// <summary>One Stripe account.</summary>
/// <param name="Name">Lower case; the segment of its webhook's path.</param>
/// <param name="WebhookSecrets">Several while one is being rolled.</param>
internal sealed record StripeAccount(
    string Name, bool IsLive, StripeClient Client, StripeGate Gate, IReadOnlyList<string> WebhookSecrets);

/// <summary>The accounts whose keys are set, by name.</summary>
internal sealed class StripeAccounts(IEnumerable<StripeAccount> accounts, TimeProvider? clock = null)
{
    private readonly Dictionary<string, StripeAccount> _accounts =
        accounts.ToDictionary(account => account.Name, StringComparer.Ordinal);

    /// <summary>The names of those whose money is real.</summary>
    public IEnumerable<string> Live => _accounts.Values
        .Where(account => account.IsLive)
        .Select(account => account.Name)
        .Order(StringComparer.Ordinal);

    public DateTimeOffset Now => (clock ?? TimeProvider.System).GetUtcNow();

    public StripeAccount? Find(string name) => _accounts.GetValueOrDefault(name);

    public void ForgetPauses()
    {
        foreach (var account in _accounts.Values) account.Gate.ForgetPause();
    }
}
