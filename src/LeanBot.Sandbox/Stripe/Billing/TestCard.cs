namespace LeanBot.Sandbox.Stripe.Billing;

/// <summary>What a test card does when it is charged.</summary>
internal sealed record TestCard(
    string Number, string Brand, CardKind Kind, string? Code = null, string? Message = null)
{
    public static readonly IReadOnlyList<TestCard> All =
    [
        new("4242424242424242", "visa", CardKind.Works),
        new("5555555555554444", "mastercard", CardKind.Works),
        new("4000002760003184", "visa", CardKind.AsksEveryTime),
        new("4000000000000341", "visa", CardKind.FailsLater, "generic_decline", "Your card was declined."),
        new("4000000000009995", "visa", CardKind.Declines, "insufficient_funds",
            "Your card has insufficient funds."),
        new("4000000000000002", "visa", CardKind.Declines, "generic_decline", "Your card was declined."),
        new("4000000000009987", "visa", CardKind.Declines, "lost_card", "Your card was declined."),
        new("4000000000000069", "visa", CardKind.Declines, "expired_card", "Your card has expired."),
        new("sepa_debit", "sepa_debit", CardKind.Debit),
        new("sepa_debit_fails", "sepa_debit", CardKind.DebitFails, "insufficient_funds",
            "The customer's account has insufficient funds to cover this payment."),
    ];

    public bool IsDebit => Kind is CardKind.Debit or CardKind.DebitFails;

    public string Last4 => IsDebit ? "3000" : Number[^4..];

    public string ErrorCode => Code == "expired_card" ? "expired_card" : "card_declined";

    public static TestCard? Find(string? number)
    {
        var plain = number?.Replace(" ", "", StringComparison.Ordinal);
        return All.FirstOrDefault(card => card.Number == plain);
    }
}

internal enum CardKind
{
    Works,
    AsksEveryTime,

    /// <summary>
    /// The real one attaches and never pays; here the first payment succeeds and later ones fail.
    /// </summary>
    FailsLater,
    Declines,
    Debit,
    DebitFails,
}
