using LeanBot.Core.Features.Analytics;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>Churn is a share of those who were there, and of nobody else.</summary>
public sealed class ChurnFigures
{
    private static readonly DateTimeOffset Start = Some.Noon;

    [Fact]
    public void Who_came_and_left_within_the_span_is_no_churn_of_a_community_that_was_empty()
    {
        var team = CaringForMembers.Team("en").Says("/find olena").Presses("🔑").Presses("end now").Presses("✅");
        team.Says("/activate 5000000002 3").Presses("✅").Waits(days: 5);

        team.Unrecorded().Says("/analytics").Presses("7 days");

        Assert.Contains("Churn: not yet known", team.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain('%', team.Transcript);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void Of_two_who_were_there_one_is_a_half(string language)
    {
        var town = MenuOfTheTeam.Community();
        MenuOfTheTeam.Buy(town, Some.Member("Petro", 5_000_000_002), "Pro");
        town.MoveTo(town.Now.AddDays(8));
        MenuOfTheTeam.Buy(town, Some.Member("Ivan", 5_000_000_003), "Pro");
        MenuOfTheTeam.Team(town, "en").Says("/find olena").Presses("🔑").Presses("end now").Presses("✅");

        MenuOfTheTeam.Match(MenuOfTheTeam.Team(town, language).Says("/analytics").Presses("7"), language);
    }

    [Fact]
    public void Records_from_before_count_by_their_first_payment_and_their_end()
    {
        Subscription[] all =
        [
            Held(1, SubscriptionState.Expired, Start.AddDays(3)),
            Held(2, SubscriptionState.Active, Start.AddDays(20)),
            Held(3, SubscriptionState.Expired, Start.AddDays(5)),
            Held(4, SubscriptionState.Expired, Start.AddDays(-1)),
        ];
        Payment[] payments =
        [
            Paid(1, Start.AddDays(-27)), Paid(2, Start.AddDays(-9)), Paid(3, Start.AddDays(1)),
            Paid(4, Start.AddDays(-31)),
        ];

        var churn = Churn.Since(Start, all, payments);

        Assert.Equal((2, 1, 0.5m), (churn.Were, churn.Left, churn.Share!.Value));
    }

    [Fact]
    public void Who_holds_something_else_now_has_not_left()
    {
        Subscription[] all =
        [
            Held(1, SubscriptionState.Expired, Start.AddDays(3)) with { Since = Start.AddDays(-3) },
            Held(1, SubscriptionState.Active, Start.AddDays(30), "sub_new") with { Since = Start.AddDays(3) },
        ];

        Assert.Equal(0m, Churn.Since(Start, all, []).Share);
    }

    private static Subscription Held(
        long member, SubscriptionState state, DateTimeOffset until, string id = "sub") => new(
        new($"main:{id}_{member}"), new MemberId(member), new("gold"), "main", $"{id}_{member}", state, until);

    private static Payment Paid(long member, DateTimeOffset at) => new(
        $"main:in_{member}", new MemberId(member), new($"main:sub_{member}"), new("gold"),
        new Money(9900, "usd"), at, at.AddDays(30), null);
}
