namespace LeanBot.Core.Tests;

public sealed class KeySetTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 5)]
    [InlineData(3, 40)]
    public void It_holds_what_a_set_would(int seed, int keys)
    {
        var random = new Random(seed);
        var model = new HashSet<string>();
        object? set = null;
        for (var step = 0; step < 5_000; step++)
        {
            var key = $"k{random.Next(keys)}";
            if (random.Next(2) == 0)
            {
                model.Add(key);
                set = KeySet.With(set, key);
            }
            else if (set is not null)
            {
                model.Remove(key);
                set = KeySet.Without(set, key);
            }

            Assert.Equal(model.Order(), KeySet.In(set).Order());
            Assert.Equal(model.Count == 0, set is null);
        }
    }
}
