using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe.Billing;

/// <summary>Coupons at work: what they take off sessions and invoices, and for how long.</summary>
internal static class Discounts
{
    /// <summary>Keeps what a session was given; null clears nothing and takes nothing off.</summary>
    public static void PutOn(JsonObject session, StripeTurn turn, JsonObject? coupon, string? code)
    {
        if (coupon is null)
            return;
        session["discounts"] = new JsonArray(new JsonObject
        {
            ["coupon"] = code is null ? coupon.Id() : null,
            ["promotion_code"] = code,
        });
        var lines = turn.Account.Lines[session.Id()].Select(line => line!.AsObject()).ToList();
        var off = Off(coupon, lines.Sum(line => AppliesTo(coupon, ProductOf(line))
            ? line.Number("amount_subtotal")
            : 0));
        session["amount_total"] = session.Number("amount_subtotal") - off;
        session["total_details"]!["amount_discount"] = off;
    }

    /// <summary>The coupon that a session was given; null where it was given none.</summary>
    public static JsonObject? Of(StripeTurn turn, JsonObject session) =>
        session["discounts"] is JsonArray { Count: > 0 } discounts
            ? turn.Objects.Find("coupon", (string?)discounts[0]!["coupon"]
                ?? CouponOf(turn.Objects.Get("promotion_code", (string)discounts[0]!["promotion_code"]!)))
            : null;

    public static string CouponOf(JsonObject code) => (string)code["promotion"]!["coupon"]!;

    /// <summary>The session is paid: its coupon is redeemed, and goes on with the subscription.</summary>
    public static void Redeem(StripeTurn turn, JsonObject session, JsonObject subscription)
    {
        if (Of(turn, session) is not { } coupon)
            return;
        var code = (string?)session["discounts"]![0]!["promotion_code"];
        coupon["times_redeemed"] = coupon.Number("times_redeemed") + 1;
        if (turn.Objects.Find("promotion_code", code) is { } redeemed)
            redeemed["times_redeemed"] = redeemed.Number("times_redeemed") + 1;
        PutOn(turn, subscription, coupon, session.Id(), code);
    }

    /// <summary>The subscription has this coupon from now on, and no other.</summary>
    public static void PutOn(
        StripeTurn turn, JsonObject subscription, JsonObject coupon, string? session = null,
        string? code = null)
    {
        var discount = turn.New("discount", turn.NewId("di_1", 23));
        discount.Remove("created");
        discount["checkout_session"] = session;
        discount["customer"] = subscription.Text("customer");
        discount["end"] = End(turn, coupon);
        discount["promotion_code"] = code;
        discount["source"] = new JsonObject { ["coupon"] = coupon.Id(), ["type"] = "coupon" };
        discount["start"] = turn.Seconds;
        discount["subscription"] = subscription.Id();
        turn.Objects.Add(discount);
        subscription["discounts"] = new JsonArray(discount.Id());
    }

    /// <summary>Takes off an invoice what its subscription's discounts give.</summary>
    public static void TakeOff(StripeTurn turn, JsonObject invoice, JsonObject subscription)
    {
        foreach (var id in subscription["discounts"]!.AsArray().Select(id => (string)id!).ToList())
        {
            var discount = turn.Objects.Get("discount", id);
            if (discount.Moment("end") is { } end && end <= turn.Now)
                Drop(subscription, id);
            else
                TakeOne(turn, invoice, discount);
            if (Coupon(turn, discount).Text("duration") == "once")
                Drop(subscription, id);
        }
    }

    public static long Off(JsonObject coupon, long amount) => coupon["percent_off"] is { } percent
        ? (long)Math.Round(amount * (decimal)percent / 100, MidpointRounding.AwayFromZero)
        : Math.Min(amount, coupon.Number("amount_off"));

    public static bool AppliesTo(JsonObject coupon, string? product) =>
        coupon["applies_to"]?["products"] is not JsonArray products
        || products.Any(one => (string?)one == product);

    private static string? ProductOf(JsonObject line) => (string?)line["price"]!["product"];

    private static void TakeOne(StripeTurn turn, JsonObject invoice, JsonObject discount)
    {
        var coupon = Coupon(turn, discount);
        var lines = invoice.Data("lines").Select(line => line!.AsObject())
            .Where(line => AppliesTo(coupon, (string?)line["pricing"]?["price_details"]?["product"]))
            .ToList();
        var off = Off(coupon, lines.Sum(line => line.Number("amount")));
        if (off == 0)
            return;
        lines[0]["discount_amounts"]!.AsArray().Add((JsonNode)Amount(off, discount));
        invoice["discounts"]!.AsArray().Add((JsonNode)discount.Id());
        invoice["total_discount_amounts"]!.AsArray().Add((JsonNode)Amount(off, discount));
        foreach (var name in (string[])["total", "amount_due", "amount_remaining"])
            invoice[name] = invoice.Number(name) - off;
    }

    private static JsonObject Amount(long off, JsonObject discount) =>
        new() { ["amount"] = off, ["discount"] = discount.Id() };

    private static JsonObject Coupon(StripeTurn turn, JsonObject discount) =>
        turn.Objects.Get("coupon", (string)discount["source"]!["coupon"]!);

    private static long? End(StripeTurn turn, JsonObject coupon) => coupon.Text("duration") == "repeating"
        ? turn.Now.AddMonths((int)coupon.Number("duration_in_months")).ToUnixTimeSeconds()
        : null;

    private static void Drop(JsonObject subscription, string id)
    {
        var all = subscription["discounts"]!.AsArray();
        if (all.FirstOrDefault(one => (string?)one == id) is { } found)
            all.Remove(found);
    }
}
