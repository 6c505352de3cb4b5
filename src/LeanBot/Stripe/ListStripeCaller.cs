using System.Text.Json;
using LeanBot.Core;
using LeanBot.Core.Features.Rounds;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>Reads a page of a list. https://docs.stripe.com/api/pagination</summary>
internal sealed class ListStripeCaller(
    StripeAccounts accounts, TimeProvider clock, ILogger<ListStripeCaller> log)
    : StripeCaller<ListStripe, StripePages>(accounts, log)
{
    /// <summary>So few that what follows from a page of each list fits into one turn.</summary>
    private const int PageMax = 25;

    /// <summary>The next round comes within the hour.</summary>
    private const int AttemptsMax = 3;

    /// <summary>A refund may fail weeks after it was made.
    /// https://docs.stripe.com/refunds#failed-refunds</summary>
    private static readonly TimeSpan RefundsDecideFor = TimeSpan.FromDays(30);

    /// <summary>Banks take two to three months to decide, and appeals some more.
    /// https://docs.stripe.com/disputes/how-disputes-work</summary>
    private static readonly TimeSpan DisputesDecideFor = TimeSpan.FromDays(180);

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(1);

    protected override string AccountOf(ListStripe request) => request.Account;

    protected override int CallsOf(ListStripe request) => request.Cursors.Count;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, ListStripe request, CancellationToken cut)
    {
        var pages = await Task.WhenAll(request.Cursors.Select(cursor => Read(client, request, cursor, cut)));
        if (pages.FirstOrDefault(page => page.Answer.Error is not null).Answer?.Error is { } error)
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

        return new Verdict.Done(new StripePages(
            [.. pages.SelectMany(page => page.Answer.Result!.Data).Select(Map).OfType<StripeObject>()],
            [
                .. pages.Where(page => page.Answer.Result!.HasMore)
                    .Select(page => Next(page.Cursor, page.Answer)),
            ],
            pages.Min(page => page.Answer.At) ?? clock.GetUtcNow()));
    }

    private static async Task<(StripeCursor Cursor, StripeResult<ListJson<JsonElement>> Answer)> Read(
        StripeClient client, ListStripe request, StripeCursor cursor, CancellationToken cut)
    {
        var (path, status, further) = cursor.List switch
        {
            StripeList.Invoices => ("/v1/invoices", "paid", TimeSpan.Zero),
            StripeList.Sessions => ("/v1/checkout/sessions", "complete", TimeSpan.Zero),
            StripeList.Refunds => ("/v1/refunds", null, RefundsDecideFor),
            StripeList.Disputes => ("/v1/disputes", null, DisputesDecideFor),
            _ => ("/v1/subscriptions", "all", TimeSpan.Zero),
        };
        var query = new StripeForm
        {
            { "created[gte]", request.Since - further },
            { "limit", PageMax },
        };
        if (status is not null) query.Add("status", status);
        if (cursor.After is { } after) query.Add("starting_after", after);
        return (cursor, await client.Get(path, query, StripeJson.Default.ListJsonJsonElement, cut));
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

    private static string? IdOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("id", out var id)
            ? id.GetString()
            : null;
}
