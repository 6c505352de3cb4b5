namespace LeanBot.Core.Features.Payments;

/// <summary>A member's customer at one Stripe account.</summary>
[Kept("customers")]
public sealed record StripeCustomer(string Account, string CustomerId, MemberId Member) : Record
{
    public static readonly Index<StripeCustomer> ByMember = new(
        "by-member", customer => customer.Member.ToString());

    public override string Key => KeyOf(Account, CustomerId);

    public static string KeyOf(string account, string customerId) => $"{account}:{customerId}";
}
