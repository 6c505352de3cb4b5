using LeanBot.Core.Features.Broadcasts;

namespace LeanBot.Core.Tests.Features;

/// <summary>More than thirty a second costs Stars: it takes the setting and an admin's yes, and nothing
/// less.</summary>
public sealed class PaidBroadcasts
{
    private const int People = 40;

    /// <summary>What each message that went out paid for.</summary>
    private readonly List<int?> _paces = [];

    [Fact]
    public void With_the_setting_and_the_yes_it_goes_at_the_higher_pace()
    {
        var talk = Drafted(isEnabled: true).Presses("Now").Presses("⚡");
        Assert.Empty(_paces);

        talk.Presses("📣").Runs();

        Assert.Equal(People, _paces.Count);
        Assert.All(_paces, pace => Assert.Equal(1_000, pace));
    }

    [Fact]
    public void Where_the_setting_does_not_allow_it_nobody_is_asked()
    {
        var talk = Drafted(isEnabled: false).Presses("Now");
        Assert.DoesNotContain("⚡", talk.Transcript, StringComparison.Ordinal);

        talk.Presses("📣").Runs();

        Assert.Equal(People, _paces.Count);
        Assert.All(_paces, Assert.Null);
    }

    [Fact]
    public void With_the_setting_alone_it_goes_at_the_free_pace()
    {
        var talk = Drafted(isEnabled: true).Presses("Now").Presses("📣").Runs();

        Assert.Equal(People, _paces.Count);
        Assert.All(_paces, Assert.Null);
    }

    [Fact]
    public void Who_takes_it_back_before_the_yes_pays_nothing()
    {
        var talk = Drafted(isEnabled: true).Presses("Now").Presses("⚡").Presses("🐢").Presses("📣").Runs();

        Assert.Equal(People, _paces.Count);
        Assert.All(_paces, Assert.Null);
    }

    [Fact]
    public void A_setting_that_is_taken_back_before_the_yes_stops_it()
    {
        var talk = Drafted(isEnabled: true).Presses("Now").Presses("⚡");
        Allow(talk.Town, isEnabled: false);

        talk.Presses("📣").Runs();

        Assert.Empty(_paces);
        Assert.Contains("not allowed any more", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_that_is_taken_back_after_the_yes_counts_from_then_on()
    {
        var talk = Drafted(isEnabled: true).Presses("2 Nov 2026, 18:00").Presses("⚡").Presses("📣");
        Allow(talk.Town, isEnabled: false);

        talk.Waits(hours: 8);

        Assert.Equal(People, _paces.Count);
        Assert.All(_paces, Assert.Null);
    }

    private Talk Drafted(bool isEnabled)
    {
        var talk = Broadcasting.Drafted(Some.Member(), People - 1);
        Allow(talk.Town, isEnabled);
        talk.Town.Carried = request =>
        {
            if (request is SendPost { Purpose: PostPurpose.Delivery } post) _paces.Add(post.PaidPerSecond);
        };
        return talk.Presses("Next: when");
    }

    private static void Allow(Town town, bool isEnabled) => town.Config = town.Config with
    {
        Settings = town.Config.Settings with
        {
            PaidBroadcast = new PaidBroadcastSettings { IsEnabled = isEnabled },
        },
    };
}
