using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Rounds;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>What many records share is done some at a time, and what a turn was begun for is always among
/// them.</summary>
public sealed class BoundedTurns
{
    [Theory]
    [InlineData(110)]
    [InlineData(1_300)]
    public void Everybody_is_looked_at_sooner_after_the_config_said_so_however_many_channels_they_have(
        int members)
    {
        var town = new Town();
        for (var i = 1; i <= members; i++) Hold(town, new MemberId(5_100_000_000 + i));
        town.Config = town.Config with
        {
            Settings = town.Config.Settings with { Access = new AccessSettings { LookEveryHours = 6 } },
        };

        town.Store.Update(town.Now, "test", tx => Put(tx, new Rescan(town.Now)));
        while (town.Store.View(state => state.Get<Rescan>(Rescan.OnlyKey)) is { } rescan)
        {
            var outcome = town.Handle(new Incoming.TimerDue(
                new DueEntry(rescan.At, "rescans", Rescan.OnlyKey)));
            Assert.Null(outcome.Bug);
            if (rescan.At > town.Now) town.JumpBy(rescan.At - town.Now);
        }

        Assert.DoesNotContain(
            town.Store.View(state => state.All<Access>().ToArray()),
            access => access.LookAt > town.Now.AddHours(6));
    }

    [Fact]
    public void One_whose_look_is_due_after_twenty_others_is_looked_at()
    {
        var town = new Town();
        for (var i = 1; i <= 64; i++)
        {
            var at = Some.Noon.AddSeconds(i - 100);
            var access = new Access(
                new MemberId(100 + i), new("stocks"), Known: Presence.In, IsGuest: true, LookAt: at);
            town.Store.Update(town.Now, "test", tx => Put(tx, access));
        }

        // After a time in which nothing could be kept, what is due comes in any order.
        var key = Access.KeyOf(new MemberId(140), new("stocks"));
        var outcome = town.Handle(new Incoming.TimerDue(
            new DueEntry(Some.Noon.AddSeconds(-60), "access", key)));

        Assert.Null(outcome.Bug);
        var look = town.Store.View(state => state.All<OutboxRow>().Single().Request);
        var members = Assert.IsType<LookUpMembers>(look).Members;
        Assert.Contains(new MemberId(140), members);
        Assert.Equal(20, members.Count);
    }

    [Fact]
    public void What_is_to_be_forgotten_after_five_hundred_others_is_forgotten()
    {
        var town = new Town();
        for (var i = 1; i <= 501; i++)
        {
            var asked = new AskedAgain(new MemberId(1_000 + i), Some.Noon.AddSeconds(i - 1_000));
            town.Store.Update(town.Now, "test", tx => Put(tx, asked));
        }

        var outcome = town.Handle(new Incoming.TimerDue(
            new DueEntry(Some.Noon.AddSeconds(-499), "askedAgain", "1501")));

        Assert.Null(outcome.Bug);
        Assert.Null(town.Store.View(state => state.Get<AskedAgain>("1501")));
    }

    private static void Hold(Town town, MemberId member) => town.Store.Update(town.Now, "test", tx =>
    {
        tx.Put(new Subscription(
            new($"main:sub_{member}"), member, new("gold"), "main", $"sub_{member}",
            SubscriptionState.Active, PaidThrough: Some.Noon.AddDays(20)));
        foreach (var channel in town.Config.Channels)
        {
            tx.Put(new Access(
                member, channel.Id, IsWanted: true, Known: Presence.In, LookAt: Some.Noon.AddHours(23)));
        }

        return true;
    });

    private static bool Put(Tx tx, Record record)
    {
        tx.Put(record);
        return true;
    }
}
