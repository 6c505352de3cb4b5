using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Stripe;

/// <summary>All Stripe accounts, and what happens in them by time alone.</summary>
internal sealed class StripeState(SandboxSettings settings, Ids ids, Troubles events)
{
    public Ids Ids => ids;

    public IReadOnlyList<StripeAccount> Accounts { get; } =
        [.. settings.StripeAccounts.Select(account => new StripeAccount(account, ids, events))];

    public DateTimeOffset? NextDue => Accounts.Min(account => account.Dues.Min?.At);

    /// <summary>
    /// Does the first thing that is due by now, at its own moment; false when there is none.
    /// </summary>
    public bool RunOne(DateTimeOffset now)
    {
        var account = Accounts.Where(
            account => account.Dues.Min?.At <= now).MinBy(account => account.Dues.Min!.At);
        if (account is null)
            return false;
        var due = account.Dues.Min!;
        account.Dues.Remove(due);
        if (account.Objects.Find(due.Id) is { } subject)
            Run(new StripeTurn(account, ids, due.At), due.Kind, subject);
        return true;
    }

    private static void Run(StripeTurn turn, string kind, JsonObject subject)
    {
        switch (kind)
        {
            case Subscriptions.PeriodDue:
                Subscriptions.PeriodOver(turn, subject);
                break;
            case Subscriptions.CancelDue:
                Subscriptions.CancelReached(turn, subject);
                break;
            case Subscriptions.TrialWillEndDue:
                Subscriptions.WarnOfTrialEnd(turn, subject);
                break;
            case Subscriptions.ResumeDue:
                Subscriptions.ResumeReached(turn, subject);
                break;
            case Invoices.FinalizeDue:
                Invoices.Finalize(turn, subject);
                break;
            case Invoices.AttemptDue:
                Invoices.Retry(turn, subject);
                break;
            case Checkout.DebitDue:
                Checkout.SettleDebit(turn, subject);
                break;
            case Refunds.FailureDue:
                Refunds.Fail(turn, subject);
                break;
            case Checkout.ExpiryDue:
                Checkout.Expire(turn, subject);
                break;
            default:
                throw new InvalidOperationException($"Nothing is known to fall due as {kind}.");
        }
    }
}
