using LeanBot.Core.Features.Accounts;

namespace LeanBot.Configuration;

/// <summary>Holds what stripe.json says of the accounts to the keys that are there.</summary>
internal static class AccountKeys
{
    /// <exception cref="ConfigRefused">They do not fit; says which.</exception>
    public static void Hold(Selling selling, IReadOnlyDictionary<string, bool> keys)
    {
        Finding[] problems = [.. Problems(selling, keys)];
        if (problems.Length > 0) throw new ConfigRefused(problems);
    }

    /// <summary>In words for whoever edits stripe.json; empty where all fit.</summary>
    /// <param name="keys">Those that the worker runs with, by account; the value says whether money is
    /// real.</param>
    public static IEnumerable<Finding> Problems(Selling selling, IReadOnlyDictionary<string, bool> keys)
    {
        foreach (var account in selling.Accounts)
        {
            var name = $"LEANBOT_STRIPE_{account.Name.ToUpperInvariant()}_KEY";
            if (!keys.TryGetValue(account.Name, out var isLive))
            {
                yield return Found(
                    $"the account «{account.Name}» has no key here: set {name}, and start the worker again. "
                    + "Accounts come and go with a start; everything else counts at once.");
            }
            else if (account.Environment is { } mode && mode == StripeMode.Live != isLive)
            {
                yield return Found(
                    $"the account «{account.Name}» is to be {mode.ToString().ToLowerInvariant()}, but {name} is "
                    + $"a {(isLive ? "live" : "test")} key.");
            }
        }
    }

    private static Finding Found(string what) => new("stripe.json", null, what);
}
