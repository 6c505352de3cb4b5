using LeanBot.Stripe;

namespace LeanBot.Check;

/// <summary>What a restricted key may do. Whether it may write is asked with a call that names nothing to
/// write: Stripe looks at the key first and refuses the rest, so nothing is made.</summary>
internal static class PermissionsCheck
{
    /// <summary>Under the names of Stripe's dashboard.</summary>
    private static readonly (string Permission, string Path, bool IsWrite)[] Needed =
    [
        ("Products: Write", "/v1/products", true),
        ("Prices: Write", "/v1/prices", true),
        ("Payment Links: Write", "/v1/payment_links", true),
        ("Checkout Sessions: Write", "/v1/checkout/sessions", true),
        ("Coupons: Write", "/v1/coupons", true),
        ("Promotion Codes: Write", "/v1/promotion_codes", true),
        ("Subscriptions: Write", "/v1/subscriptions/sub_none", true),
        ("Customer portal: Write", "/v1/billing_portal/sessions", true),
        ("Invoices: Write", "/v1/invoices/create_preview", true),
        ("Customers: Read", "/v1/customers", false),
        ("Charges and Refunds: Write", "/v1/refunds", true),
        ("Disputes: Read", "/v1/disputes", false),
    ];

    public static IEnumerable<string> Permissions => Needed.Select(one => one.Permission);

    public static async Task<Section> Look(string group, StripeClient client, CancellationToken cut)
    {
        var section = new Section(group);
        var asked = await Task.WhenAll(Needed.Select(one => Ask(client, one.Path, one.IsWrite, cut)));
        var unclear = Needed.Zip(asked).FirstOrDefault(one => IsUnclear(one.Second));
        var lacking = Needed.Zip(asked).Where(one => one.Second?.Status == 403)
            .Select(one => one.First.Permission).ToArray();
        if (lacking.Length > 0)
        {
            section.Wrong(
                "permissions", $"the key lacks {string.Join(", ", lacking)}",
                "Stripe's dashboard, Developers, API keys, Edit key: allow them.");
        }
        else if (unclear.Second is { } error)
        {
            section.Odd(
                "permissions", $"{unclear.First.Permission} is not known: {error}", "Try again in a minute.");
        }
        else
        {
            section.Fine("permissions", "the key may do what it has to");
        }

        return section;
    }

    private static async Task<StripeError?> Ask(
        StripeClient client, string path, bool isWrite, CancellationToken cut)
    {
        var answer = isWrite
            ? await client.Post(path, [], $"leanbot-check:{path}", StripeJson.Default.AnyJson, cut)
            : await client.Get(path, new StripeForm { { "limit", 1 } }, StripeJson.Default.AnyJson, cut);
        return answer.Error;
    }

    private static bool IsUnclear(StripeError? error) =>
        error is { Status: StripeError.NoAnswer or 429 or >= 500 };
}
