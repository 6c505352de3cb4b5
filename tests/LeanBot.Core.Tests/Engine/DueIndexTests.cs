namespace LeanBot.Core.Tests;

public sealed class DueIndexTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 600)]
    [InlineData(3, 20_000)]
    public void It_holds_what_a_sorted_set_would(int seed, int moments)
    {
        var random = new Random(seed);
        var index = new DueIndex();
        var model = new SortedSet<(DateTimeOffset At, string Key)>();
        for (var step = 0; step < 20_000; step++)
        {
            var one = (Some.Noon.AddSeconds(random.Next(moments)), $"k{random.Next(5)}");
            if (random.Next(3) > 0)
            {
                model.Add(one);
                index.Add(one.Item1, one.Item2);
            }
            else
            {
                model.Remove(one);
                index.Remove(one.Item1, one.Item2);
            }

            Assert.Equal(model.Count == 0 ? null : model.Min, index.First);
            if (step % 500 == 0) AreSame(model, index, Some.Noon.AddSeconds(random.Next(moments)));
        }

        foreach (var one in model) index.Remove(one.At, one.Key);
        Assert.Null(index.First);
    }

    [Fact]
    public void What_is_put_in_by_its_moments_comes_out_so()
    {
        var index = new DueIndex();
        var model = new SortedSet<(DateTimeOffset At, string Key)>();
        for (var second = 0; second < 5_000; second++)
        {
            model.Add((Some.Noon.AddSeconds(second), $"{second}"));
            index.Add(Some.Noon.AddSeconds(second), $"{second}");
        }

        AreSame(model, index, Some.Noon.AddSeconds(4_321));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 5_000)]
    public void What_stands_behind_an_item_is_what_a_sorted_set_has_there(int seed, int keys)
    {
        var random = new Random(seed);
        var pieces = new SortedPieces<string>(StringComparer.Ordinal);
        var model = new SortedSet<string>(StringComparer.Ordinal);
        Assert.Empty(pieces.Behind(""));
        for (var step = 0; step < 10_000; step++)
        {
            var key = $"k{random.Next(keys)}";
            if (random.Next(3) > 0)
            {
                model.Add(key);
                pieces.Add(key);
            }
            else
            {
                model.Remove(key);
                pieces.Remove(key);
            }

            if (step % 100 > 0) continue;
            var from = $"k{random.Next(keys)}";
            Assert.Equal(
                model.Where(one => string.CompareOrdinal(one, from) > 0).Take(300),
                pieces.Behind(from).Take(300));
        }

        Assert.Equal(model, pieces.Behind(""));
    }

    private static void AreSame(
        SortedSet<(DateTimeOffset At, string Key)> model, DueIndex index, DateTimeOffset now) =>
        Assert.Equal(model.TakeWhile(one => one.At <= now).Select(one => one.Key), index.By(now));
}
