namespace LeanBot.Core.Features.Payments;

public sealed class FailedInvoiceResult : ResultRule<FindFailedInvoice, FailedInvoice>
{
    protected override void Done(Turn turn, OutboxRow row, FindFailedInvoice request, FailedInvoice result)
    {
        if (result.Invoice is { Status: "open" } open) FailedPayments.Note(turn, request.Account, open);
    }

    /// <summary>The invoice's own event, or the hourly round, tells of it.</summary>
    protected override void Failed(Turn turn, OutboxRow row, FindFailedInvoice request, Failure failure)
    {
    }
}
