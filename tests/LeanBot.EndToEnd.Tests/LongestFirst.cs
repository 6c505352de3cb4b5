using LeanBot.EndToEnd.Tests.Story;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("LeanBot.EndToEnd.Tests.LongestFirst", "LeanBot.EndToEnd.Tests")]

namespace LeanBot.EndToEnd.Tests;

/// <summary>What takes longest begins first: last, it would run alone.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(
            tests => tests.DisplayName.Contains(nameof(YearTests), StringComparison.Ordinal));
}
