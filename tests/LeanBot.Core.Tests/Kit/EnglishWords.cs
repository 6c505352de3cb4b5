using System.Text.RegularExpressions;

namespace LeanBot.Core.Tests;

/// <summary>Finds English where somebody else's language is spoken.</summary>
public static partial class EnglishWords
{
    /// <summary>What has no other name.</summary>
    private static readonly string[] Names =
    [
        "Visa", "Mastercard", "Telegram", "Stripe", "BotFather", "API", "PDF", "id", "chatId", "QR", "Ada", "Bob",
        "Olena", "Mallory", "English", "SPRING", "Europe", "Kyiv", "txt", "csv",
    ];

    /// <summary>Every message with an English word in it that neither the config nor the outside has
    /// put there.</summary>
    public static IEnumerable<string> In(Talk talk) => talk.Heard
        .Where(html => Word().IsMatch(Without(html, talk.Town.Config)))
        .Distinct();

    private static string Without(string html, Config config)
    {
        var text = PlainText.Of(Foreign().Replace(html, " "));
        var own = config.Plans.SelectMany(plan => (string[])[plan.Description, plan.Title, plan.Id.Value])
            .Concat(config.Channels.Select(channel => channel.Title))
            .Concat(config.Selling.Names)
            .Append(config.Settings.Community)
            .OrderByDescending(words => words.Length);
        foreach (var words in own) text = text.Replace(words, " ", StringComparison.Ordinal);
        return Names.Aggregate(text, (left, name) => Regex.Replace(left, $@"\b{name}\b", " "));
    }

    /// <summary>Codes, usernames, commands, addresses, files and the services' own words.</summary>
    [GeneratedRegex(@"<code>.*?</code>|[\w.+-]+@[\w.-]+|@\w+|\b[A-Z]+-\d+\b|<[^>]+>|/\w+|https?://\S+|config/\S+|Bad Request: [^\n]*|400: not like this|It waited too long\.")]
    private static partial Regex Foreign();

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex Word();
}
