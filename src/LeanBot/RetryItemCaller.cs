using System.Globalization;
using System.Text;
using System.Text.Json;
using LeanBot.Core;
using LeanBot.Core.Features.Parked;
using LeanBot.Outbox;
using LeanBot.Stripe;
using LeanBot.Telegram;

namespace LeanBot;

/// <summary>Reads a parked item as it was read when it came in, and hands it to the engine under a name of
/// its own: its first name is registered as processed.</summary>
/// <param name="handle">Ends when what came in is durable; <see cref="Inbox.HandlePatiently"/>.</param>
internal sealed class RetryItemCaller(
    Func<Incoming, CancellationToken, Task> handle, StripeAccounts accounts,
    IReadOnlyList<UpdateMapper> mappers)
    : Caller<RetryItem, Nothing>
{
    protected override IGate GateOf(RetryItem request, Priority priority) => OpenGate.Instance;

    protected override async Task<Verdict> Call(OutboxRow row, RetryItem request, CancellationToken cut)
    {
        var (incoming, problem) = Read(request.Item);
        if (incoming is null) return new Verdict.Drop(FailureReason.Rejected, problem);
        var again = incoming with { Cause = $"{request.Item.Cause}#{row.Id}" };
        await handle(again, cut);
        return Verdict.DoneWithNothing;
    }

    private (Incoming? Incoming, string Problem) Read(ParkedItem item)
    {
        if (item.Timer is { } timer) return (new Incoming.TimerDue(timer), "");
        if (item.Found() is { } found) return (found, "");
        try
        {
            var incoming = item.Cause.StartsWith("stripe:", StringComparison.Ordinal)
                ? ReadEvent(item)
                : mappers
                    .FirstOrDefault(mapper => item.Cause.StartsWith(mapper.Prefix, StringComparison.Ordinal))?
                    .Map(UpdateOf(item));
            return incoming is Incoming.Unreadable unreadable
                ? (null, unreadable.Why)
                : (incoming, "There is nothing in it to be handled.");
        }
        catch (JsonException unreadable)
        {
            return (null, unreadable.Message);
        }
    }

    private Incoming? ReadEvent(ParkedItem item) =>
        accounts.Find(item.Cause.Split(':')[1]) is { } account
            ? WebhookReader.Read(account, Encoding.UTF8.GetBytes(item.Raw))
            : null;

    private static RawUpdate UpdateOf(ParkedItem item)
    {
        using var json = JsonDocument.Parse(item.Raw);
        var id = item.Cause.Split(':')[1];
        return new RawUpdate(long.Parse(id, CultureInfo.InvariantCulture), json.RootElement.Clone());
    }
}
