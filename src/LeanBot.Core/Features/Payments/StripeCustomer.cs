namespace LeanBot.Core.Features.Payments;

/// <summary>A member's customer at one Stripe account.</summary>
/// <param name="Email">What they wrote on a payment page, or at Stripe since; for the team alone.</param>
[Kept("customers")]
public sealed record StripeCustomer(
    string Account, string CustomerId, MemberId Member, string? Email = null) : Record
{
    public static readonly Index<StripeCustomer> ByMember = new(
        "by-member", customer => customer.Member.ToString());

    public override string Key => KeyOf(Account, CustomerId);

    /// <summary>Every address that Stripe has told of a member.</summary>
    public static IEnumerable<string> EmailsOf(IReader state, MemberId member) => state
        .Find(ByMember, member.ToString())
        .Select(customer => customer.Email)
        .OfType<string>()
        .Distinct(StringComparer.OrdinalIgnoreCase);

    public static string KeyOf(string account, string customerId) => $"{account}:{customerId}";
}
