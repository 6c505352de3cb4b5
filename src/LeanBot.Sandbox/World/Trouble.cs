using System.Text.Json.Nodes;

namespace LeanBot.Sandbox;

/// <summary>
/// What goes wrong with news on their way out: with updates of a bot, or with events of a Stripe account.
/// </summary>
internal sealed class Trouble(string service, string mode)
{
    public string Service => service;

    /// <summary>What happens, such as "lost", "withheld" or "never".</summary>
    public string Mode => mode;

    /// <summary>Kinds of updates or types of events; all of them where none is named.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The bot's role or the account's name; null concerns all.</summary>
    public string? Whose { get; init; }

    /// <summary>How many it still befalls; null goes on until it is cleared.</summary>
    public int? Left { get; set; }

    /// <summary>Which part of them it befalls, from 0 to 1.</summary>
    public double Share { get; init; } = 1;

    /// <summary>How often something that is duplicated is delivered.</summary>
    public int Times { get; init; } = 2;

    public bool Fits(string name, string whose) =>
        (Whose ?? whose) == whose && Fits(Names, name);

    /// <summary>A name that ends with * stands for all that begin so.</summary>
    public static bool Fits(IReadOnlyList<string> wanted, string name) =>
        wanted.Count == 0 || wanted.Any(one => one == name
            || one.EndsWith('*') && name.StartsWith(one[..^1], StringComparison.Ordinal));

    public JsonObject Show()
    {
        var telegram = service == "telegram";
        return new JsonObject
        {
            ["service"] = service,
            [telegram ? "updates" : "events"] = mode,
            [telegram ? "kinds" : "types"] = new JsonArray([.. Names.Select(name => (JsonNode)name)]),
            [telegram ? "bot" : "account"] = Whose,
            ["count"] = Left,
            ["share"] = Share,
            ["times"] = mode == "duplicated" ? Times : null,
        };
    }
}
