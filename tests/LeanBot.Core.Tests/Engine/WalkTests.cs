namespace LeanBot.Core.Tests;

/// <summary>A step through a collection, by key.</summary>
public sealed class WalkTests
{
    private static readonly Schema Schema = new(typeof(WalkTests).Assembly);

    private readonly StateStore _store = new(Schema, new MemoryStorage(Schema));

    public WalkTests() => Do(tx =>
    {
        foreach (var key in (string[])["e", "a", "c", "g"]) tx.Put(new Stone(key));
        return true;
    });

    [Fact]
    public void It_gives_the_next_ones_in_the_order_of_their_keys() => Do(tx =>
    {
        Assert.Equal("ac", Keys(tx.Behind<Stone>("", 2)));
        Assert.Equal("eg", Keys(tx.Behind<Stone>("c", 2)));
        Assert.Equal("eg", Keys(tx.Behind<Stone>("d", 9)));
        Assert.Empty(tx.Behind<Stone>("g", 2));
        return true;
    });

    [Fact]
    public void It_sees_what_its_own_turn_has_staged() => Do(tx =>
    {
        tx.Delete(new Stone("c"));
        tx.Put(new Stone("d"));
        tx.Put(new Stone("b"));
        Assert.Equal("abd", Keys(tx.Behind<Stone>("", 3)));
        Assert.Equal("deg", Keys(tx.Behind<Stone>("b", 3)));
        return true;
    });

    [Fact]
    public void It_does_not_see_what_is_gone()
    {
        Do(tx =>
        {
            tx.Delete(new Stone("a"));
            tx.Put(new Stone("f"));
            return true;
        });

        Do(tx =>
        {
            Assert.Equal("cefg", Keys(tx.Behind<Stone>("", 9)));
            return true;
        });
    }

    [Fact]
    public void A_collection_that_is_not_declared_so_cannot_be_walked() => Do(tx =>
    {
        Assert.Throws<InvalidOperationException>(() => tx.Behind<Pebble>("", 1));
        return true;
    });

    private static string Keys(IEnumerable<Stone> stones) => string.Concat(stones.Select(stone => stone.Id));

    private void Do(Func<Tx, bool> body) => _store.Update(Some.Noon, "test", body);

    [Kept("stones", IsWalked = true)]
    private sealed record Stone(string Id) : Record
    {
        public override string Key => Id;
    }

    [Kept("pebbles")]
    private sealed record Pebble(string Id) : Record
    {
        public override string Key => Id;
    }
}
