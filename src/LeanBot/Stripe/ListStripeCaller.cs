using System.Text.Json;
using LeanBot.Core;
using LeanBot.Core.Features.Rounds;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>Reads a page of a list. https://docs.stripe.com/api/pagination</summary>
internal sealed class ListStripeCaller(
    StripeAccounts accounts, TimeProvider clock, ILogger<ListStripeCaller> log)
    : StripeCaller<ListStripe, StripePage>(accounts, log)
{
    /// <summary>Half of what Stripe allows, so that what follows from a page fits into one turn.</summary>
    private const int PageMax = 50;

    protected override string AccountOf(ListStripe request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, ListStripe request, CancellationToken cut)
    {
        var (path, status) = request.List switch
        {
            StripeList.Invoices => ("/v1/invoices", "paid"),
            StripeList.Sessions => ("/v1/checkout/sessions", "complete"),
            _ => ("/v1/subscriptions", "all"),
        };
        var query = new StripeForm
        {
            { "status", status },
            { "created[gte]", request.Since },
            { "limit", PageMax },
        };
        if (request.After is { } after) query.Add("starting_after", after);
        var (page, error, at) = await client.Get(path, query, StripeJson.Default.ListJsonJsonElement, cut);
        if (error is not null) return Judge(error, row);
        var last = page!.Data.Count == 0 ? null : IdOf(page.Data[^1]);
        return new Verdict.Done(new StripePage(
            [.. page.Data.Select(Map).OfType<StripeObject>()],
            page.HasMore ? last : null,
            at ?? clock.GetUtcNow()));
    }

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
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("id", out var id) ? id.GetString() : null;
}
