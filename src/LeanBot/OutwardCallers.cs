using LeanBot.Core;
using LeanBot.Outbox;
using LeanBot.Stripe;
using LeanBot.Telegram;

namespace LeanBot;

/// <summary>Whoever carries out rows by calls to Telegram and Stripe alone.</summary>
internal static class OutwardCallers
{
    /// <param name="config">The one that counts at that moment.</param>
    public static IEnumerable<ICaller> All(
        Bots bots, StripeAccounts accounts, StateStore store, Func<Core.Config> config, TimeProvider clock,
        ILoggerFactory logs)
    {
        Func<CancellationToken, Task<string?>> returnUrl = cut => ReturnUrl(config(), bots.Of(Bot.User), cut);
        var pages = new PaymentPages(returnUrl);
        return
        [
            new SayMessageCaller(bots, store, clock, logs.CreateLogger<SayMessageCaller>()),
            new AnswerPressCaller(bots, clock),
            new SetCommandsCaller(bots, clock),
            new RelayMediaCaller(bots, clock),
            new SendFileCaller(bots, clock),
            new ReadImportCaller(bots, clock),
            new SendExportCaller(bots, store, config, clock),
            new SendPostCaller(bots, store, clock),
            new DeletePostCaller(bots, clock),
            new FetchListCaller(bots, clock),
            new ShowLinkCaller(bots, clock),
            new MakeInvitesCaller(bots, clock),
            new RevokeInviteCaller(bots, clock),
            new LookUpMembersCaller(bots, clock, logs.CreateLogger<LookUpMembersCaller>()),
            new CountMembersCaller(bots, clock),
            new CheckRightsCaller(bots, clock),
            .. ChatMemberCallers.All(bots, clock),
            new MakePaymentLinkCaller(accounts, pages, logs.CreateLogger<MakePaymentLinkCaller>()),
            new MakeCheckoutSessionCaller(accounts, pages, logs.CreateLogger<MakeCheckoutSessionCaller>()),
            new ClosePaymentPageCaller(accounts, logs.CreateLogger<ClosePaymentPageCaller>()),
            new FetchSubscriptionCaller(accounts, logs.CreateLogger<FetchSubscriptionCaller>()),
            new CancelSubscriptionCaller(accounts, logs.CreateLogger<CancelSubscriptionCaller>()),
            new ResumeSubscriptionCaller(accounts, logs.CreateLogger<ResumeSubscriptionCaller>()),
            new EndSubscriptionCaller(accounts, logs.CreateLogger<EndSubscriptionCaller>()),
            new OpenPortalCaller(accounts, returnUrl, logs.CreateLogger<OpenPortalCaller>()),
            new FetchInvoiceCaller(accounts, logs.CreateLogger<FetchInvoiceCaller>()),
            .. LifecycleCallers.All(accounts, logs),
            new FetchChargeCaller(accounts, logs.CreateLogger<FetchChargeCaller>()),
            new RefundPaymentCaller(accounts, logs.CreateLogger<RefundPaymentCaller>()),
            new StopSubscriptionCaller(accounts, logs.CreateLogger<StopSubscriptionCaller>()),
        ];
    }

    private static async Task<string?> ReturnUrl(Core.Config config, BotClient userBot, CancellationToken cut)
    {
        if (config.Settings.ReturnUrl is { } url) return url;
        if (userBot.Username is null) await userBot.GetMe(cut);
        return userBot.Username is { } name ? $"https://t.me/{name}" : null;
    }
}
