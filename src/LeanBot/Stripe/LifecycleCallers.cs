using LeanBot.Outbox;
using Serilog.Extensions.Logging;

namespace LeanBot.Stripe;

/// <summary>The calls by which subscriptions, cards and unpaid invoices go their way.</summary>
internal static class LifecycleCallers
{
    public static IEnumerable<ICaller> All(StripeAccounts accounts, SerilogLoggerFactory logs) =>
    [
        new WithdrawUnpaidCaller(accounts, logs.CreateLogger<WithdrawUnpaidCaller>()),
        new FindFailedInvoiceCaller(accounts, logs.CreateLogger<FindFailedInvoiceCaller>()),
    ];
}
