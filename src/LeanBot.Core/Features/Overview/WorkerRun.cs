namespace LeanBot.Core.Features.Overview;

/// <summary>The run of the worker that goes on now, and the machine it runs on.</summary>
/// <param name="LiveAccounts">The Stripe accounts whose money is real.</param>
/// <param name="FreeBytes">Of the disk that the data lie on; null where it is not known.</param>
/// <param name="Build">Another one may decide otherwise; null where it is not known.</param>
[Kept("worker")]
public sealed record WorkerRun(
    DateTimeOffset StartedAt, string Version, IReadOnlyList<string> LiveAccounts, long? FreeBytes = null,
    string? Build = null)
    : Record
{
    public const string OnlyKey = "run";

    public override string Key => OnlyKey;

    /// <summary>A page of Stripe's dashboard.</summary>
    /// <param name="page"><c>customers/cus_…</c></param>
    public static string DashboardUrl(IReader state, string account, string page)
    {
        var isLive = state.Get<WorkerRun>(OnlyKey)?.LiveAccounts.Contains(account) == true;
        return $"https://dashboard.stripe.com/{(isLive ? "" : "test/")}{page}";
    }
}
