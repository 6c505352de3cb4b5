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

    private static void AreSame(
        SortedSet<(DateTimeOffset At, string Key)> model, DueIndex index, DateTimeOffset now) =>
        Assert.Equal(model.TakeWhile(one => one.At <= now).Select(one => one.Key), index.By(now));
}
