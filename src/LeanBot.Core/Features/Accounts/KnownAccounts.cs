using LeanBot.Core.Features.Rounds;

namespace LeanBot.Core.Features.Accounts;

/// <summary>The accounts by name: those whose key is set, and those that sell.</summary>
public static class KnownAccounts
{
    public static IReadOnlyList<string> Of(Turn turn) =>
    [
        .. turn.Tx.All<Round>()
            .Select(round => round.Account)
            .Union(turn.Config.Selling.Names)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether an account has to be named for people to know which is meant.</summary>
    public static bool AreSeveral(Turn turn) => Of(turn).Count > 1;
}
