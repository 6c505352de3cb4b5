using LeanBot.Core.Features.Payments;

namespace LeanBot.Core.Features.Disputes;

public sealed class FindPayerResult : ResultRule<FindPayer, Payer>
{
    protected override void Done(Turn turn, OutboxRow row, FindPayer request, Payer result)
    {
        var customer = result.CustomerId is { } id
            ? turn.Tx.Get<StripeCustomer>(StripeCustomer.KeyOf(request.Account, id))
            : null;
        DisputeNotice.Tell(turn, request.Account, request.Dispute, customer?.Member);
    }

    /// <summary>The team hears of the dispute all the same: the time for an answer is running.</summary>
    protected override void Failed(Turn turn, OutboxRow row, FindPayer request, Failure failure) =>
        DisputeNotice.Tell(turn, request.Account, request.Dispute, null, failure.Description);
}
