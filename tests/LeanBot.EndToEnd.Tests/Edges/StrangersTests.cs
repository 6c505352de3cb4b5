using System.Net;
using LeanBot.Sandbox;
using LeanBot.Stripe;
using Microsoft.AspNetCore.Http;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class StrangersTests
{
    private readonly MovableClock _clock = new(new StillTime());

    [Fact]
    public void A_caller_whose_signatures_are_wrong_is_turned_away_for_a_while_and_no_other_is()
    {
        var strangers = new Strangers(_clock);
        for (var i = 0; i < 2_000; i++)
        {
            Assert.Null(strangers.MustWait("203.0.113.7"));
            strangers.Note("203.0.113.7");
        }

        Assert.NotNull(strangers.MustWait("203.0.113.7"));
        Assert.Null(strangers.MustWait("203.0.113.8"));
        _clock.MoveTo(_clock.GetUtcNow().AddSeconds(1));
        Assert.Null(strangers.MustWait("203.0.113.7"));
    }

    [Fact]
    public void The_first_of_a_row_is_worth_a_line_in_the_log()
    {
        var strangers = new Strangers(_clock);
        Assert.True(strangers.Note("203.0.113.7"));
        Assert.False(strangers.Note("203.0.113.7"));
        Assert.True(strangers.Note("203.0.113.8"));
        _clock.MoveTo(_clock.GetUtcNow().AddSeconds(1));
        Assert.True(strangers.Note("203.0.113.7"));
    }

    [Fact]
    public void The_table_of_callers_does_not_grow_with_an_attack()
    {
        var strangers = new Strangers(_clock);
        for (var i = 0; i < 25_000; i++) strangers.Note($"caller {i}");
        Assert.InRange(strangers.Count, 1, 10_000);
    }

    [Theory]
    [InlineData("127.0.0.1", "203.0.113.7", "203.0.113.7")]
    [InlineData("172.17.0.2", "203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:10.1.2.3", "2001:db8::1", "2001:db8::1")]
    [InlineData("127.0.0.1", "nonsense", "127.0.0.1")]
    [InlineData("127.0.0.1", null, "127.0.0.1")]
    [InlineData("198.51.100.9", "203.0.113.7", "198.51.100.9")]
    [InlineData("172.32.0.1", "203.0.113.7", "172.32.0.1")]
    public void A_header_names_the_caller_only_where_the_tunnel_can_have_written_it(
        string from, string? told, string expected)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        if (told is not null) context.Request.Headers["CF-Connecting-IP"] = told;
        Assert.Equal(expected, Strangers.NameOf(context));
    }
}
