using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Payments;

/// <summary>Asks Stripe for the invoice that a payment intent was to pay.</summary>
/// <param name="FailedAt">When we learned that it failed, UTC.</param>
[Wire("stripe.failedInvoice")]
public sealed record FindFailedInvoice(
    string Account, string PaymentIntentId, MemberId Member, DateTimeOffset FailedAt) : Outgoing
{
    /// <summary>Events of one attempt come so near to each other.</summary>
    private static readonly TimeSpan OneAttempt = TimeSpan.FromMinutes(10);

    public override string Lane => $"stripe:{Account}:{PaymentIntentId}";

    public override bool IsOutdated(IReader state) =>
        IsKnown(state.Find(Subscription.ByMember, Member.ToString()));

    /// <summary>Whether the invoice has told of it itself.</summary>
    internal bool IsKnown(IEnumerable<Subscription> held) => held
        .Where(one => one.Account == Account)
        .Any(one => one.Trouble is { } trouble && (trouble.At - FailedAt).Duration() < OneAttempt);
}
