using System.Text;
using System.Text.Json;
using LeanBot.Core;
using LeanBot.Core.Features.Rounds;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>Reads a page of a list. https://docs.stripe.com/api/pagination</summary>
/// <param name="handle">Takes events that were not delivered, under the names that a webhook gives them:
/// whichever comes first counts. https://docs.stripe.com/webhooks/process-undelivered-events</param>
/// <param name="types">The events that mean something here.</param>
internal sealed class ListStripeCaller(
    StripeAccounts accounts, Func<Incoming, CancellationToken, Task> handle, IEnumerable<string> types,
    TimeProvider clock, ILogger<ListStripeCaller> log)
    : StripeCaller<ListStripe, StripePages>(accounts, log)
{
    /// <summary>So few that what follows from a page of each list fits into one turn.</summary>
    private const int PageMax = 25;

    /// <summary>Each event is a turn of its own, and of all subscriptions that run hardly any has changed
    /// unheard.</summary>
    private const int LongPageMax = 100;

    /// <summary>The next round comes within the hour.</summary>
    private const int AttemptsMax = 3;

    /// <summary>A refund may fail weeks after it was made.
    /// https://docs.stripe.com/refunds#failed-refunds</summary>
    private static readonly TimeSpan RefundsDecideFor = TimeSpan.FromDays(30);

    /// <summary>Banks take two to three months to decide, and appeals some more.
    /// https://docs.stripe.com/disputes/how-disputes-work</summary>
    private static readonly TimeSpan DisputesDecideFor = TimeSpan.FromDays(180);

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(1);

    /// <summary>Stripe lists events for so long.</summary>
    private static readonly TimeSpan EventsListedFor = TimeSpan.FromDays(30);

    private readonly StripeAccounts _accounts = accounts;
    private readonly HashSet<string> _types = [.. types];

    protected override string AccountOf(ListStripe request) => request.Account;

    protected override int CallsOf(ListStripe request) => request.Cursors.Count;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, ListStripe request, CancellationToken cut)
    {
        var pages = await Task.WhenAll(request.Cursors.Select(cursor => Read(client, request, cursor, cut)));
        if (pages.FirstOrDefault(page => page.Answer.Error is not null)?.Answer.Error is { } error)
        {
            return Judge(error, row) switch
            {
                Verdict.Retry retry when row.Attempts + 1 >= AttemptsMax =>
                    new Verdict.Drop(FailureReason.Exhausted, retry.Why),
                // Nobody waits for it.
                Verdict.Retry retry when retry.After < TryAgainAfter => retry with { After = TryAgainAfter },
                var verdict => verdict,
            };
        }

        foreach (var told in Of(pages, StripeList.Undelivered))
            await Tell(request.Account, told.Answer.Result!.Data, cut);
        var standing = Of(pages, StripeList.Standing);
        return new Verdict.Done(new StripePages(
            [.. pages.Except(standing).SelectMany(Mapped)],
            [
                .. pages.Where(page => page.Answer.Result!.HasMore)
                    .Select(page => Next(page.Cursor, page.Answer)),
            ],
            pages.Min(page => page.Answer.At) ?? clock.GetUtcNow())
        {
            Standing = [.. standing.SelectMany(Mapped).OfType<StripeSubscription>()],
        });
    }

    private IEnumerable<StripeObject> Mapped(Page page) =>
        page.Answer.Result!.Data.Select(Map).OfType<StripeObject>();

    private static Page[] Of(IEnumerable<Page> pages, StripeList list) =>
        [.. pages.Where(page => page.Cursor.List == list)];

    /// <summary>The oldest first, as they would have come.</summary>
    private async Task Tell(string name, IReadOnlyList<JsonElement> events, CancellationToken cut)
    {
        if (_accounts.Find(name) is not { } account) return;
        foreach (var told in events.Reverse())
        {
            if (!_types.Contains(TextOf(told, "type") ?? "")) continue;
            var incoming = WebhookReader.Read(account, Encoding.UTF8.GetBytes(told.GetRawText()));
            await handle(incoming is Incoming.Stripe known ? known with { IsFound = true } : incoming, cut);
        }
    }

    private async Task<Page> Read(
        StripeClient client, ListStripe request, StripeCursor cursor, CancellationToken cut)
    {
        var (path, status, further) = cursor.List switch
        {
            StripeList.Invoices => ("/v1/invoices", "paid", TimeSpan.Zero),
            StripeList.Sessions => ("/v1/checkout/sessions", "complete", TimeSpan.Zero),
            StripeList.Refunds => ("/v1/refunds", null, RefundsDecideFor),
            StripeList.Disputes => ("/v1/disputes", null, DisputesDecideFor),
            StripeList.Undelivered => ("/v1/events", null, TimeSpan.Zero),
            _ => ("/v1/subscriptions", "all", TimeSpan.Zero),
        };
        var query = new StripeForm
        {
            {
                cursor.List == StripeList.Standing ? "current_period_end[gte]" : "created[gte]",
                SinceOf(request, cursor.List) - further
            },
            { "limit", cursor.List is StripeList.Undelivered or StripeList.Standing ? LongPageMax : PageMax },
        };
        if (status is not null) query.Add("status", status);
        if (cursor.List == StripeList.Undelivered) query.Add("delivery_success", false);
        if (cursor.After is { } after) query.Add("starting_after", after);
        return new(cursor, await client.Get(path, query, StripeJson.Default.ListJsonJsonElement, cut));
    }

    private DateTimeOffset SinceOf(ListStripe request, StripeList list)
    {
        var oldest = clock.GetUtcNow() - EventsListedFor;
        return list == StripeList.Undelivered && request.Since < oldest ? oldest : request.Since;
    }

    private static StripeCursor Next(StripeCursor cursor, StripeResult<ListJson<JsonElement>> answer) =>
        cursor with { After = answer.Result!.Data.Select(IdOf).LastOrDefault() };

    /// <summary>One that can't be read must not hide the others.</summary>
    private StripeObject? Map(JsonElement json)
    {
        try
        {
            return StripeMapper.MapObject(json);
        }
        catch (JsonException unreadable)
        {
            log.LogWarning("{Id} of Stripe cannot be read: {Why}", IdOf(json), unreadable.Message);
            return null;
        }
    }

    private static string? IdOf(JsonElement json) => TextOf(json, "id");

    private static string? TextOf(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var text)
            && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;

    private sealed record Page(StripeCursor Cursor, StripeResult<ListJson<JsonElement>> Answer);
}
