using LeanBot.Core.Tests.Features;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("LeanBot.Core.Tests.LongestFirst", "LeanBot.Core.Tests")]

namespace LeanBot.Core.Tests;

/// <summary>What takes longest begins first: last, it would run alone.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
        [nameof(AnyOrder), nameof(MoneyBackLaws), nameof(MigrationLaws), nameof(BroadcastLaws)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(RankOf);

    private static int RankOf(ITestCollection tests)
    {
        var rank = Array.FindIndex(
            Longest, name => tests.DisplayName.EndsWith($".{name}", StringComparison.Ordinal));
        return rank < 0 ? Longest.Length : rank;
    }
}
