namespace LeanBot.Core.Features.Parked;

/// <summary>The item was handed to the engine again: what could not be handled then has said so, and waits
/// for no row any more.</summary>
public sealed class RetryItemResult : ResultRule<RetryItem, Nothing>
{
    protected override void Done(Turn turn, OutboxRow row, RetryItem request, Nothing result) =>
        Tries.End(turn, Tried(row, request), new CallResult.Done(result));

    /// <summary>It can't be read even now.</summary>
    protected override void Failed(Turn turn, OutboxRow row, RetryItem request, Failure failure) =>
        Tries.End(turn, Tried(row, request), new CallResult.Failed(failure));

    private static ParkedItem Tried(OutboxRow row, RetryItem request) =>
        request.Item with { TriedIn = row.Id, TriedBy = request.By };
}
