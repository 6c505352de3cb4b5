using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using LeanBot.Health;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>What tunnel/config.yml lets through of what the receiver serves.</summary>
public sealed partial class TunnelTests
{
    private const string NotFound = "http_status:404";

    private readonly (string? Path, string Service)[] _rules = [.. Rules()];

    [Fact]
    public async Task The_webhooks_of_the_receiver_pass_and_nothing_else_of_it()
    {
        await using var receiver = await SomeReceiver.StartAsync(new ReceiverLimits());

        Assert.NotEmpty(receiver.Routes);
        Assert.All(receiver.Routes, route => Assert.Equal(
            (route, route.StartsWith("/webhooks/", StringComparison.Ordinal)),
            (route, Passes(route.Replace("{account}", "main", StringComparison.Ordinal)))));
    }

    [Theory]
    [InlineData("/webhooks/stripe/main", true)]
    [InlineData("/webhooks/stripe/second2", true)]
    [InlineData("/webhooks/cryptocloud", true)]
    [InlineData("/cryptocloud_webhook", true)]
    [InlineData("/", false)]
    [InlineData("/health", false)]
    [InlineData("/health/ready", false)]
    [InlineData("/admin", false)]
    [InlineData("/webhooks/stripe/", false)]
    [InlineData("/webhooks/stripe/main/more", false)]
    [InlineData("/webhooks/stripe/../../health", false)]
    [InlineData("/x/webhooks/stripe/main", false)]
    public void Only_whole_paths_of_webhooks_pass(string path, bool expected) =>
        Assert.Equal(expected, Passes(path));

    [Fact]
    public void What_no_rule_names_is_not_found()
    {
        Assert.Equal((null, NotFound), _rules[^1]);
        Assert.All(_rules[..^1], rule => Assert.Equal("http://127.0.0.1:3001", rule.Service));
    }

    /// <summary>As cloudflared does: the first rule whose path matches anywhere.</summary>
    private bool Passes(string path) => _rules
        .First(rule => rule.Path is null || Regex.IsMatch(path, rule.Path)).Service != NotFound;

    private static IEnumerable<(string? Path, string Service)> Rules()
    {
        var text = File.ReadAllText(Path.Combine(Root(), "tunnel", "config.yml"));
        foreach (var rule in text[text.IndexOf("ingress:", StringComparison.Ordinal)..].Split("\n  - ").Skip(1))
            yield return (Value("path", rule), Value("service", rule)!);
    }

    private static string? Value(string name, string rule) =>
        Field().Matches(rule).FirstOrDefault(field => field.Groups[1].Value == name)?.Groups[2].Value.Trim();

    private static string Root([CallerFilePath] string file = "")
    {
        var folder = Path.GetDirectoryName(file)!;
        while (!File.Exists(Path.Combine(folder, "LeanBot.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"^\s*(\w+): (.+)$", RegexOptions.Multiline)]
    private static partial Regex Field();
}
