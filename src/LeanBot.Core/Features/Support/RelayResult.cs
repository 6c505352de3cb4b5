namespace LeanBot.Core.Features.Support;

public sealed class RelayResult : ResultRule<RelayMedia, MediaSent>
{
    protected override void Done(Turn turn, OutboxRow row, RelayMedia request, MediaSent result) =>
        Relays.Sent(turn, row, request, result);

    protected override void Failed(Turn turn, OutboxRow row, RelayMedia request, Failure failure) =>
        Relays.Failed(turn, row, request, failure);
}
