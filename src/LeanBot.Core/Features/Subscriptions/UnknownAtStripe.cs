using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Subscriptions;

/// <summary>That Stripe did not know a subscription when it was asked for: it is asked for again and again,
/// but told of once.</summary>
[Kept("unknownAtStripe")]
public sealed record UnknownAtStripe(SubscriptionId Id, string Account, DateTimeOffset ForgetAt) : Record
{
    private static readonly TimeSpan ToldAgainAfter = TimeSpan.FromDays(7);

    public override string Key => Id.Value;
    public override DateTimeOffset? Due => ForgetAt;

    /// <summary>Tells the team; where all of an account's are unknown, of many at once.</summary>
    internal static void Note(Turn turn, FetchSubscription request, string problem)
    {
        var id = Ledger.IdOf(request.Account, request.StripeId);
        if (turn.Tx.Get<UnknownAtStripe>(id.Value) is not null) return;
        turn.Tx.Put(new UnknownAtStripe(id, request.Account, turn.Now + ToldAgainAfter));
        switch (AlertTally.Take(turn, $"unknownAtStripe:{request.Account}"))
        {
            case Alert.One:
                turn.TellAdmins(
                    "subscriptions.notFetched",
                    ("subscription", request.StripeId), ("account", request.Account), ("problem", problem));
                break;
            case Alert.Many:
                turn.TellAdmins(
                    "subscriptions.notFetchedMany",
                    ("count", turn.Tx.All<UnknownAtStripe>().Count(one => one.Account == request.Account)),
                    ("account", request.Account),
                    ("problem", problem));
                break;
        }
    }

    /// <summary>Stripe knows it after all.</summary>
    internal static void Forget(Turn turn, SubscriptionId id)
    {
        if (turn.Tx.Get<UnknownAtStripe>(id.Value) is { } known) turn.Tx.Delete(known);
    }
}
