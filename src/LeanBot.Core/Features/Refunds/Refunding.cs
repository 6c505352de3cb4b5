using LeanBot.Core.Features.Payments;

namespace LeanBot.Core.Features.Refunds;

/// <summary>Giving money back from the bot.</summary>
public static class Refunding
{
    /// <summary>What can still be given back: not what has gone back, or is about to.</summary>
    public static Money LeftOf(Turn turn, Payment payment)
    {
        var asked = turn.Tx.Find(OutboxRow.ByLane, RefundPayment.LaneOf(payment.Account, payment.InvoiceId))
            .Select(row => row.Request)
            .OfType<RefundPayment>()
            .Sum(request => request.Amount.MinorUnits);
        return payment.Net with { MinorUnits = Math.Max(0, payment.Net.MinorUnits - asked) };
    }

    /// <exception cref="Refused">It is more than is left.</exception>
    public static void Begin(Turn turn, Payment payment, Money amount, MemberId by)
    {
        var left = LeftOf(turn, payment);
        if (amount.Currency != left.Currency || amount.MinorUnits <= 0 || amount.MinorUnits > left.MinorUnits)
            throw new Refused("refunds.tooMuch", ("amount", amount), ("left", left));
        turn.Send(new RefundPayment(payment.Account, payment.InvoiceId, amount, by));
    }
}
