using Serilog.Core;
using Serilog.Events;

namespace LeanBot.Logs;

/// <summary>Which part of the worker a line of the log is about, by its category.</summary>
internal static class Component
{
    public const string UserBot = "LeanBot.Telegram.UserBot";
    public const string AdminBot = "LeanBot.Telegram.AdminBot";
    public const string Receiver = "LeanBot.Stripe.WebhookEndpoint";
    public const string Schedule = "LeanBot.Timers";
    public const string Sync = "LeanBot.Sync";

    /// <summary>The first that a category begins with is its own.</summary>
    private static readonly (string Category, string Name)[] Categories =
    [
        (UserBot, "user-bot"),
        (AdminBot, "admin-bot"),
        (Receiver, "receiver"),
        ("Microsoft.AspNetCore", "receiver"),
        ("LeanBot.Stripe.ListStripeCaller", "sync"),
        ("LeanBot.Stripe.FetchSubscriptionCaller", "sync"),
        ("LeanBot.Configuration", "sync"),
        (Sync, "sync"),
        ("LeanBot.Timers.SnapshotLoop", ""),
        (Schedule, "schedule"),
        ("LeanBot.Outbox", "outbox"),
        ("LeanBot.Telegram.FirstOwner", ""),
        ("LeanBot.Telegram", "outbox"),
        ("LeanBot.Stripe", "outbox"),
    ];

    /// <summary>Calls that ask how things stand, rather than doing anything.</summary>
    private static readonly string[] Questions =
        ["stripe.list", "stripe.subscription", "telegram.lookUpMembers", "telegram.countMembers"];

    public static IEnumerable<string> Names =>
        Categories.Select(known => known.Name).Where(name => name.Length > 0).Distinct();

    public static string Of(Core.Bot bot) => bot == Core.Bot.User ? UserBot : AdminBot;

    /// <summary>Null for what concerns none.</summary>
    public static string? Of(LogEvent told)
    {
        if (Text(told, "Kind") is { } kind && Questions.Contains(kind)) return "sync";
        var category = Text(told, Constants.SourceContextPropertyName) ?? "";
        var name = Array.Find(
            Categories, known => category.StartsWith(known.Category, StringComparison.Ordinal)).Name;
        return string.IsNullOrEmpty(name) ? null : name;
    }

    private static string? Text(LogEvent told, string property) =>
        told.Properties.TryGetValue(property, out var value) && value is ScalarValue { Value: string text }
            ? text
            : null;
}
