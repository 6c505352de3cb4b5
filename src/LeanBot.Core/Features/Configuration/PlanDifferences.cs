using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Configuration;

/// <summary>What a new config says of the plans other than the one before.</summary>
internal static class PlanDifferences
{
    public static IEnumerable<Difference> Between(Config before, Config after)
    {
        foreach (var plan in after.Plans.ExceptBy(before.Plans.Select(one => one.Id), one => one.Id))
        {
            yield return voice => voice.Text(
                "configuration.planAdded", ("plan", plan.Title), ("prices", PricesOf(voice, plan)));
        }

        foreach (var plan in before.Plans.ExceptBy(after.Plans.Select(one => one.Id), one => one.Id))
            yield return voice => voice.Text("configuration.planRemoved", ("plan", plan.Title));
        var both = before.Plans.Join(
            after.Plans, plan => plan.Id, plan => plan.Id, (was, now) => (Was: was, Now: now));
        foreach (var (was, now) in both)
        {
            foreach (var difference in Of(was, now, before, after)) yield return difference;
        }
    }

    private static IEnumerable<Difference> Of(Plan was, Plan now, Config before, Config after)
    {
        if (was.Title != now.Title)
        {
            yield return voice => voice.Text(
                "configuration.renamed", ("before", was.Title), ("after", now.Title));
        }

        if (was.Description != now.Description)
            yield return voice => voice.Text("configuration.planDescribed", ("plan", now.Title));
        if (!was.Offers.SequenceEqual(now.Offers)) yield return voice => Repriced(voice, was, now);
        if (now.Channels.Except(was.Channels).ToArray() is { Length: > 0 } more)
        {
            yield return voice => voice.Text(
                "configuration.planUnlocks", ("plan", now.Title), ("channels", TitlesOf(more, after)));
        }

        if (was.Channels.Except(now.Channels).ToArray() is { Length: > 0 } fewer)
        {
            yield return voice => voice.Text(
                "configuration.planLocks", ("plan", now.Title), ("channels", TitlesOf(fewer, before)));
        }
    }

    private static string Repriced(Voice voice, Plan was, Plan now) => now.IsForSale
        ? voice.Text(
            "configuration.planPrice",
            ("plan", now.Title), ("before", PricesOf(voice, was)), ("after", PricesOf(voice, now)))
        : voice.Text("configuration.planNotSold", ("plan", now.Title));

    private static string PricesOf(Voice voice, Plan plan) => plan.IsForSale
        ? string.Join(" · ", plan.Offers.Select(offer => PlanCards.PriceText(
            voice, offer.Period, offer.Price)))
        : "—";

    private static string TitlesOf(IEnumerable<ChannelId> ids, Config config) => string.Join(
        ", ", ids.Select(id => config.Channels.FirstOrDefault(one => one.Id == id)?.Title ?? id.Value));
}
