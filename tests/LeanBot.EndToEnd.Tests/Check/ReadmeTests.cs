using System.Runtime.CompilerServices;
using LeanBot.Check;

namespace LeanBot.EndToEnd.Tests.Check;

/// <summary>Whoever goes live by the readme has all that <c>leanbot check</c> looks for.</summary>
public sealed class ReadmeTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Here(), "../../../README.md"));

    [Fact]
    public void The_readme_names_every_event_that_the_webhook_needs()
    {
        var step = Assert.Single(
            Lines, line => line.Contains("**A webhook at Stripe.**", StringComparison.Ordinal));

        Assert.All(WebhookCheck.Events(), type => Assert.Contains($"`{type}`", step, StringComparison.Ordinal));
    }

    [Fact]
    public void The_readme_names_every_permission_that_the_key_needs() => Assert.All(
        PermissionsCheck.Permissions.Select(permission => permission.Split(": ")),
        permission => Assert.Contains(
            Lines, line => line.Contains(permission[0], StringComparison.Ordinal)
                && line.Contains($": **{permission[1]}** |", StringComparison.Ordinal)));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
