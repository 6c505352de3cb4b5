namespace LeanBot.Core.Features.Pricing;

/// <summary>A price that an admin has saved and that the config does not say yet: who it was, and what is to
/// become of those who pay the old one.</summary>
/// <param name="Price">Its name: <see cref="SoldPrice.Name"/>.</param>
/// <param name="Moves">They are to be moved.</param>
/// <param name="ForgetAt">UTC.</param>
[Kept("priceWishes")]
public sealed record PriceWish(
    string Price, Money From, Money To, MemberId By, bool Moves, DateTimeOffset ForgetAt) : Record
{
    /// <summary>The file is read again within seconds; where it could not be written, nothing
    /// comes.</summary>
    public static readonly TimeSpan ForgottenAfter = TimeSpan.FromHours(1);

    public override string Key => Price;
    public override DateTimeOffset? Due => ForgetAt;
}
