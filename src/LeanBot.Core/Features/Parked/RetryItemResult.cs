namespace LeanBot.Core.Features.Parked;

public sealed class RetryItemResult : ResultRule<RetryItem, ItemRetried>
{
    protected override void Done(Turn turn, OutboxRow row, RetryItem request, ItemRetried result)
    {
        if (request.By is null || result.IsParkedAgain) return;
        turn.TellAdmins(
            "parked.done", ("reference", request.Item.Reference), ("cause", request.Item.Cause));
    }

    /// <summary>It can't be read even now: it goes back to where it was.</summary>
    protected override void Failed(Turn turn, OutboxRow row, RetryItem request, Failure failure)
    {
        var after = request.Item with { Reason = failure.Description, TellAt = null };
        turn.Tx.Put(after);
        Parking.Tell(turn, after);
    }
}
