using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeanBot.Cli;

namespace LeanBot.Benchmarks.Load;

/// <summary>Signed <c>invoice.paid</c> calls for members of a made-up community, as bytes for a
/// socket.</summary>
/// <param name="run">Makes the ids of one run others than those of another.</param>
internal sealed class Renewal(MadeUpCommunity community, int members, string run)
{
    public const string Account = MadeUpCommunity.Account;
    public const string Secret = "whsec_bench";

    private const int PeriodDays = 60;

    /// <summary>An event of Stripe's has many fields that decide nothing; they are read all the
    /// same.</summary>
    private const int BodyBytes = 2_200;

    private static readonly byte[] Key = Encoding.ASCII.GetBytes(Secret);

    private int _count;
    private int _member;

    /// <param name="at">When it is signed, UTC: it is taken for five minutes.</param>
    public byte[] Next(DateTimeOffset at)
    {
        do _member = (_member % members) + 1;
        while (!community.Pays(_member));
        var seconds = at.ToUnixTimeSeconds();
        var body = Body(_member, ++_count, seconds);
        var signed = Encoding.ASCII.GetBytes($"{seconds}.{body}");
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Key, signed));
        return Encoding.ASCII.GetBytes(
            $"POST /webhooks/stripe/{Account} HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json; charset=utf-8\r\n"
            + $"Stripe-Signature: t={seconds},v1={signature}\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    private string Body(int member, int number, long seconds)
    {
        var (sub, plan) = (MadeUpCommunity.StripeIdOf(member), community.PlanOf(member));
        var price = plan.Prices.Values.First();
        // Later with each one, so that each extends what is paid.
        var end = seconds + (long)TimeSpan.FromDays(PeriodDays).TotalSeconds + number;
        var id = string.Create(CultureInfo.InvariantCulture, $"{run}_{number}");
        var head = $$$$"""
            {"id":"evt_{{{{id}}}}","object":"event","api_version":"2026-10-28.endive","created":{{{{seconds}}}},
            "livemode":false,"type":"invoice.paid","data":{"object":{"id":"in_{{{{id}}}}","object":"invoice",
            "status":"paid","currency":"{{{{price.Currency}}}}","customer":"{{{{MadeUpCommunity.CustomerIdOf(member)}}}}",
            "amount_paid":{{{{price.MinorUnits}}}},"amount_due":{{{{price.MinorUnits}}}},"attempt_count":1,
            "billing_reason":"subscription_cycle","next_payment_attempt":null,
            "hosted_invoice_url":"https://invoice.stripe.com/i/{{{{id}}}}",
            "lines":{"object":"list","data":[{"id":"il_{{{{id}}}}","object":"line_item",
            "amount":{{{{price.MinorUnits}}}},"period":{"start":{{{{seconds}}}},"end":{{{{end}}}}},
            "parent":{"type":"subscription_item_details","subscription_item_details":{"proration":false,
            "subscription":"{{{{sub}}}}"}},"pricing":{"price_details":{"price":"price_bench"}}}]},
            "parent":{"type":"subscription_details","subscription_details":{"subscription":"{{{{sub}}}}",
            "metadata":{"telegram_id":"{{{{MadeUpCommunity.IdOf(member)}}}}","product_id":"{{{{plan.Id}}}}"}}},
            "footer":"
            """.ReplaceLineEndings("");
        const string Tail = "\"}}}";
        return head + new string('x', Math.Max(0, BodyBytes - head.Length - Tail.Length)) + Tail;
    }
}
