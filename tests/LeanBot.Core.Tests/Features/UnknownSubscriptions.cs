using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>Stripe answers 404 for what it does not know, and a wrong key makes everything
/// unknown.</summary>
public sealed class UnknownSubscriptions
{
    [Fact]
    public void A_subscription_that_Stripe_does_not_know_is_told_once_and_not_every_hour()
    {
        var town = WithPending(1);

        town.MoveTo(town.Now.AddDays(3));

        var told = Assert.Single(
            town.Telegram.Chat(Bot.Admin, Some.Admin.Id), shown => !Digests.IsOne(shown.Html));
        Assert.Contains("No such subscription", told.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_swapped_key_is_told_as_one_and_not_of_each_subscription()
    {
        var town = WithPending(60);

        town.MoveTo(town.Now.AddHours(12));

        var told = town.Telegram.Chat(Bot.Admin, Some.Admin.Id);
        Assert.Equal(10, told.Count);
        Assert.Contains("I stop telling of each", told[^1].Html, StringComparison.Ordinal);
    }

    [Fact]
    public void More_awaited_payments_than_a_round_asks_for_are_all_asked_for()
    {
        var town = WithPending(450);
        var asked = new HashSet<string>();
        town.Carried = request => asked.Add((request as FetchSubscription)?.StripeId ?? "");

        town.MoveTo(town.Now.AddHours(4));

        asked.Remove("");
        Assert.Equal(450, asked.Count);
    }

    private static Town WithPending(int count)
    {
        var town = new Town { LosesStripeEvents = true };
        town.Store.Update(town.Now, "test", tx =>
        {
            for (var i = 0; i < count; i++)
            {
                tx.Put(new Subscription(
                    new($"main:sub_{i:000}"), new MemberId(5_000_000_001), new("gold"), "main",
                    $"sub_{i:000}", SubscriptionState.Pending));
            }

            return true;
        });
        town.Stripe.Unknown = true;
        town.Begin();
        return town;
    }
}
