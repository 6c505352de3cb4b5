using System.Text.Json;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Tests;

/// <summary>Typical things to test with.</summary>
public static class Some
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero);

    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private static readonly Lazy<Config> FromFiles = new(ReadConfig);

    /// <summary>The sample config as it is shipped, with one admin.</summary>
    public static Config Config => FromFiles.Value;

    public static Schema Schema { get; } = new(typeof(Engine).Assembly);

    public static Person Member(string name = "Olena", long id = 5_000_000_001) =>
        new(new MemberId(id), name, name.ToLowerInvariant(), "en");

    /// <summary>Someone whose Telegram speaks Ukrainian.</summary>
    public static Person Ukrainian { get; } = new(new MemberId(43), "Олена", "olena_k", "uk");

    public static Person Admin { get; } = new(new MemberId(77), "Ada", "ada", "en");

    private static Config ReadConfig()
    {
        var plans = Read("plans.json").GetProperty("plans").EnumerateArray().Select(plan => new Plan(
            new PlanId(Text(plan, "id")),
            Text(plan, "title"),
            Text(plan, "description"),
            [.. plan.GetProperty("channels").EnumerateArray().Select(id => new ChannelId(id.GetString()!))],
            plan.GetProperty("prices").EnumerateObject().ToDictionary(
                price => Enum.Parse<Period>(price.Name, ignoreCase: true),
                price => new Money(
                    price.Value.GetProperty("unitAmount").GetInt64(), Text(price.Value, "currency")))));
        var channels = Read("channels.json").GetProperty("channels").EnumerateArray().Select(
            channel => new Channel(
            new ChannelId(Text(channel, "id")), channel
                .GetProperty("chatId")
                .GetInt64(), Text(channel, "title")));
        return new Config(
            new Settings { Community = "Market Room" },
            [.. plans],
            [.. channels],
            [new Admin(Admin.Id, Admin.Name)],
            new Texts(Templates));
    }

    /// <summary>The texts as they stand in the files, with their places for values.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Templates { get; } =
        ((string[])["en", "uk"]).ToDictionary(
            language => language,
            IReadOnlyDictionary<string, string> (language) => Read($"texts/{language}.json")
                .EnumerateObject()
                .Where(text => text.Name != "$schema")
                .ToDictionary(text => text.Name, text => text.Value.GetString()!));

    private static JsonElement Read(string file) => JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "config", file)), Lenient).RootElement;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
