using System.Text.Json;
using System.Text.Json.Nodes;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Dunning;
using LeanBot.Core.Features.Promos;

namespace LeanBot.Core.Features.Configuration;

/// <summary>What a new config says other than the one before.</summary>
internal static class Differences
{
    public static IEnumerable<Difference> Between(Turn turn, Incoming.ConfigChanged change) =>
    [
        .. PlanDifferences.Between(change.Before, change.After),
        .. Channels(turn, change),
        .. TeamDifferences.Between(change.Before, change.After),
        .. Promos(turn, change.Before.Promos, change.After.Promos),
        .. SellingDifferences.Between(change.Before.Selling, change.After.Selling),
        .. Settings(turn, change.Before.Settings, change.After.Settings),
        .. Dunning(turn, change.Before.Dunning, change.After.Dunning),
        .. Texts(change.Files),
    ];

    public static IEnumerable<(Channel Before, Channel After)> OfChannels(Incoming.ConfigChanged change) =>
        change.Before.Channels.Join(
            change.After.Channels, channel => channel.Id, channel => channel.Id, (was, now) => (was, now));

    private static IEnumerable<Difference> Channels(Turn turn, Incoming.ConfigChanged change)
    {
        foreach (var channel in change.After.Channels.ExceptBy(IdsOf(change.Before), one => one.Id))
            yield return voice => voice.Text("configuration.channelAdded", ("channel", channel.Title));
        foreach (var channel in change.Before.Channels.ExceptBy(IdsOf(change.After), one => one.Id))
        {
            var inside = turn.Tx.Find(Access.ByInside, channel.Id.Value).Count();
            yield return voice => voice.Text(
                "configuration.channelRemoved", ("channel", channel.Title), ("count", inside));
        }

        if (change.Before.FolderLink != change.After.FolderLink)
        {
            yield return voice => voice.Text(
                "configuration.setting",
                ("name", "folderLink"),
                ("before", change.Before.FolderLink ?? "—"), ("after", change.After.FolderLink ?? "—"));
        }

        foreach (var (before, after) in OfChannels(change))
        {
            if (before.Title != after.Title)
            {
                yield return voice => voice.Text(
                    "configuration.renamed", ("before", before.Title), ("after", after.Title));
            }

            if (before.ChatId != after.ChatId)
            {
                yield return voice => voice.Text(
                    "configuration.channelMoved",
                    ("channel", after.Title), ("before", $"{before.ChatId}"), ("after", $"{after.ChatId}"));
            }
        }
    }

    private static IEnumerable<Difference> Promos(
        Turn turn, IReadOnlyList<Promo> before, IReadOnlyList<Promo> after)
    {
        foreach (var promo in after.ExceptBy(before.Select(one => one.Code), one => one.Code))
        {
            yield return voice => voice.Text(
                "configuration.promoAdded", ("code", promo.Code), ("discount", promo.Discount.ToString()));
        }

        foreach (var promo in before.ExceptBy(after.Select(one => one.Code), one => one.Code))
            yield return voice => voice.Text("configuration.promoRemoved", ("code", promo.Code));
        var both = before.Join(after, one => one.Code, one => one.Code, (was, now) => (was, now));
        foreach (var (was, now) in both)
        {
            if (!JsonNode.DeepEquals(Json(turn, was), Json(turn, now)))
                yield return voice => voice.Text("configuration.promoChanged", ("code", now.Code));
        }
    }

    private static IEnumerable<Difference> Settings(Turn turn, Settings before, Settings after)
    {
        var (was, now) = (Json(turn, before).AsObject(), Json(turn, after).AsObject());
        foreach (var name in was.Select(one => one.Key).Union(now.Select(one => one.Key)))
        {
            if (JsonNode.DeepEquals(was[name], now[name])) continue;
            yield return voice => voice.Text(
                "configuration.setting",
                ("name", name), ("before", Words(was[name])), ("after", Words(now[name])));
        }
    }

    private static IEnumerable<Difference> Dunning(Turn turn, DunningSettings before, DunningSettings after)
    {
        if (before.GraceDays != after.GraceDays)
        {
            yield return voice => voice.Text(
                "configuration.setting",
                ("name", "dunning.json: graceDays"),
                ("before", $"{before.GraceDays}"), ("after", $"{after.GraceDays}"));
        }

        if (!JsonNode.DeepEquals(Json(turn, before.Steps), Json(turn, after.Steps)))
            yield return voice => voice.Text("configuration.dunning");
    }

    private static IEnumerable<Difference> Texts(IReadOnlyList<string> files)
    {
        var texts = files.Where(file => file.StartsWith("texts/", StringComparison.Ordinal)).ToArray();
        if (texts.Length > 0)
            yield return voice => voice.Text("configuration.texts", ("files", string.Join(", ", texts)));
    }

    private static IEnumerable<ChannelId> IdsOf(Config config) => config.Channels.Select(one => one.Id);

    private static string Words(JsonNode? value) => value?.ToJsonString() ?? "—";

    /// <summary>Records hold lists, which compare by identity.</summary>
    private static JsonNode Json<T>(Turn turn, T value) =>
        JsonSerializer.SerializeToNode(value, turn.Router.Schema.Json)!;
}
