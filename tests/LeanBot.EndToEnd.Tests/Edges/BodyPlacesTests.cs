using LeanBot.Stripe;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class BodyPlacesTests
{
    [Fact]
    public void Where_all_places_are_taken_the_body_that_has_been_coming_longest_loses_its_own()
    {
        var places = new BodyPlaces(2);
        using var first = places.Take();
        using var second = places.Take();
        Assert.False(first.Lost.IsCancellationRequested);

        using var third = places.Take();

        Assert.True(first.Lost.IsCancellationRequested);
        Assert.False(second.Lost.IsCancellationRequested);
        Assert.False(third.Lost.IsCancellationRequested);
        Assert.Equal(2, places.Count);
    }

    [Fact]
    public void A_body_that_has_come_makes_room()
    {
        var places = new BodyPlaces(1);
        var first = places.Take();
        first.Dispose();
        using var second = places.Take();
        Assert.False(first.Lost.IsCancellationRequested);
        second.Dispose();
        Assert.Equal(0, places.Count);
    }
}
