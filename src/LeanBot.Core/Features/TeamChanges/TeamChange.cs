using LeanBot.Core.Features.Cancellations;

namespace LeanBot.Core.Features.TeamChanges;

/// <summary>Something an admin wants Stripe to do with a member's subscription.</summary>
/// <param name="Screen">The admin's message that shows how it goes.</param>
/// <param name="Until">When free days end, UTC.</param>
/// <param name="IsForBan">Then it is done whenever Stripe can be reached: nobody is to pay for what they may
/// not have.</param>
[Wire("stripe.teamChange")]
public sealed record TeamChange(
    string Account, string StripeId, TeamChangeKind Change, MemberId Admin, MessageRef Screen,
    DateTimeOffset? Until = null, bool IsForBan = false)
    : SubscriptionChange(Account, StripeId, Screen)
{
    public override bool MayBeGivenUp => !IsForBan;
}
