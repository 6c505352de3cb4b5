using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>The calls by which subscriptions, cards and unpaid invoices go their way.</summary>
internal static class LifecycleCallers
{
    public static IEnumerable<ICaller> All(StripeAccounts accounts, ILoggerFactory logs) =>
    [
        new WithdrawUnpaidCaller(accounts, logs.CreateLogger<WithdrawUnpaidCaller>()),
        new PreviewChangeCaller(accounts, logs.CreateLogger<PreviewChangeCaller>()),
        new ChangeNowCaller(accounts, logs.CreateLogger<ChangeNowCaller>()),
        new ChangeLaterCaller(accounts, logs.CreateLogger<ChangeLaterCaller>()),
        new KeepPlanCaller(accounts, logs.CreateLogger<KeepPlanCaller>()),
        new CheckPricesCaller(accounts, logs.CreateLogger<CheckPricesCaller>()),
        new MakePriceCaller(accounts, logs.CreateLogger<MakePriceCaller>()),
        new MoveToPriceCaller(accounts, logs.CreateLogger<MoveToPriceCaller>()),
        new ReleaseMoveCaller(accounts, logs.CreateLogger<ReleaseMoveCaller>()),
        new FetchCardCaller(accounts, logs.CreateLogger<FetchCardCaller>()),
        new EndTrialCaller(accounts, logs.CreateLogger<EndTrialCaller>()),
        new PauseCollectionCaller(accounts, logs.CreateLogger<PauseCollectionCaller>()),
        new TeamChangeCaller(accounts, logs.CreateLogger<TeamChangeCaller>()),
        new FindFailedInvoiceCaller(accounts, logs.CreateLogger<FindFailedInvoiceCaller>()),
    ];
}
