using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeanBot.EndToEnd.Tests.Check;
using LeanBot.Stripe;

namespace LeanBot.EndToEnd.Tests.Torture;

/// <summary>A payment that Stripe tells of: each by its number, and each of a member of its own.</summary>
internal sealed record Hook(int Number)
{
    private const long FirstMember = 5_000_000_000;
    private const int PeriodDays = 30;

    /// <summary>How the registry of processed events knows it.</summary>
    public string Cause => Text($"stripe:main:evt_{Number}");

    /// <summary>How the books know it.</summary>
    public string Payment => Text($"main:in_{Number}");

    /// <summary>As Stripe signs it.</summary>
    /// <param name="at">UTC; it is taken for five minutes.</param>
    public HttpContent Signed(DateTimeOffset at)
    {
        var seconds = at.ToUnixTimeSeconds();
        var body = Body(seconds);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(SomeInstallation.WebhookSecret),
            Encoding.UTF8.GetBytes(Text($"{seconds}.{body}"))));
        var content = new StringContent(body, Encoding.UTF8, "application/json");
        content.Headers.Add("Stripe-Signature", Text($"t={seconds},v1={signature}"));
        return content;
    }

    private string Body(long seconds)
    {
        var end = seconds + (long)TimeSpan.FromDays(PeriodDays).TotalSeconds;
        return Text($$$$$"""
            {"id":"evt_{{{{{Number}}}}}","object":"event","api_version":"{{{{{StripeClient.ApiVersion}}}}}",
            "created":{{{{{seconds}}}}},"livemode":false,"type":"invoice.paid","data":{"object":{
            "id":"in_{{{{{Number}}}}}","object":"invoice","status":"paid","currency":"usd",
            "customer":"cus_{{{{{Number}}}}}","amount_paid":9900,"amount_due":9900,"attempt_count":1,
            "billing_reason":"subscription_create","next_payment_attempt":null,
            "lines":{"object":"list","data":[{"id":"il_{{{{{Number}}}}}","object":"line_item","amount":9900,
            "period":{"start":{{{{{seconds}}}}},"end":{{{{{end}}}}}},
            "parent":{"type":"subscription_item_details","subscription_item_details":{"proration":false,
            "subscription":"sub_{{{{{Number}}}}}"}},"pricing":{"price_details":{"price":"price_gold"}}}]},
            "parent":{"type":"subscription_details","subscription_details":{
            "subscription":"sub_{{{{{Number}}}}}","metadata":{"telegram_id":"{{{{{FirstMember + Number}}}}}",
            "product_id":"gold"}}}
            }}}
            """);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
