using LeanBot.Core;
using LeanBot.Core.Features.Payments;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>What many stories begin and end with.</summary>
internal static class Scenes
{
    public static async Task<Someone> Subscriber(Place place, string name)
    {
        var person = await place.Arrives(name);
        await person.Buys("Starter");
        Assert.Equal(1, Count(await person.Reads(), "Starter is yours"));
        return person;
    }

    /// <summary>Everybody's subscription ends with its period.</summary>
    public static async Task AllCancel(Place place)
    {
        foreach (var id in await place.SubscriptionIds())
            await place.AtStripe($"/v1/subscriptions/{id}", ("cancel_at_period_end", "true"));
    }

    public static Task GoesWrong(Place place, object fault) => place.Post("/sandbox/faults", fault);

    /// <summary>How many of the texts have these words in them.</summary>
    public static int Count(IEnumerable<string> texts, string words) =>
        texts.Count(text => text.Contains(words, StringComparison.Ordinal));

    /// <summary>Every payment has its one grant, nothing waits and nothing was parked.</summary>
    public static void Settled(Place place, int payments) => place.Worker.Store.View(state =>
    {
        Assert.Equal(payments, state.All<Payment>().Count());
        Assert.Equal(
            state.All<Payment>().Select(payment => payment.Id).Order(),
            state.All<Grant>().Select(grant => grant.Id).Order());
        Assert.Empty(state.All<OutboxRow>());
        Assert.Empty(state.All<ParkedItem>());
        return true;
    });
}
