using System.Text.RegularExpressions;

namespace LeanBot.Tidy.Tests;

public sealed partial class TestsReadmeTests
{
    [Fact]
    public void Every_test_that_the_readme_names_is_there()
    {
        var tests = Source.Files("tests", "*.cs").ToLookup(
            file => Path.GetFileNameWithoutExtension(file), Source.Text);
        var named = Named().Matches(Source.Text("tests/README.md"))
            .Select(match => (Class: match.Groups[1].Value, Test: match.Groups[2].Value))
            .ToArray();

        Assert.InRange(named.Length, 80, 1_000);
        Assert.Empty(named
            .Where(one => !tests[one.Class].Any(
                text => text.Contains($" {one.Test}(", StringComparison.Ordinal)))
            .Select(one => $"{one.Class}.{one.Test}"));
    }

    [GeneratedRegex(@"`([A-Za-z]+)\.([A-Z][A-Za-z0-9]*_[A-Za-z0-9_]+)`")]
    private static partial Regex Named();
}
