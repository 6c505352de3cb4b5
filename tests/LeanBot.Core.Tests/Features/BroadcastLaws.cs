using LeanBot.Core.Features.Broadcasts;
using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Tests.Features;

/// <summary>What holds of every broadcast, however many get it and whatever dies meanwhile.</summary>
public sealed class BroadcastLaws
{
    private const int Many = 20_000;
    private const int InFlightMax = 16;
    private const int WindowMax = 300;

    /// <summary>The process dies some two hundred times in the middle of its calls. What it had in flight
    /// then is sent again, and nothing else.</summary>
    [Fact]
    public void Twenty_thousand_get_it_once_and_at_most_what_was_in_flight_twice()
    {
        var crowd = new Crowd(Many);
        crowd.Launch();
        var chance = new Random(1);

        while (!crowd.IsOver)
        {
            crowd.CarryOut(chance.Next(50, 250), InFlightMax);
            Assert.InRange(crowd.Staged, 0, WindowMax);
            crowd.Die();
        }

        Assert.Equal(Many, crowd.Received.Count);
        Assert.InRange(crowd.Kills, 100, 400);
        var again = crowd.Received.Values.Sum() - Many;
        Assert.InRange(again, 1, crowd.CutOff);
        Assert.True(crowd.CutOff <= crowd.Kills * InFlightMax);
        Assert.Equal(Many, crowd.Tally.Sent);
    }

    [Fact]
    public void Who_mutes_blocks_or_loses_the_reason_in_the_middle_is_left_out_and_counted()
    {
        var crowd = new Crowd(1_000);
        crowd.Launch(draft => draft with { Audience = Audience.Everybody.Toggled("en") });
        crowd.CarryOut(100, InFlightMax);
        var reached = crowd.Received.Keys.ToHashSet();
        var left = crowd.Members.Where(id => !reached.Contains(id.Value)).ToArray();

        crowd.Change(state => new MutedMarketing(left[0], crowd.Now));
        crowd.Change(state => new MutedMarketing(left[^1], crowd.Now));
        crowd.Change(state => state.Get<Member>(left[^2].ToString())! with { Language = "uk" });
        crowd.Change(state => state.Get<Member>(left[^3].ToString())! with { IsReachable = false });
        while (!crowd.IsOver) crowd.CarryOut(100, InFlightMax);

        Assert.Equal((996, 2, 1, 1), (
            crowd.Tally.Sent, crowd.Tally.Muted, crowd.Tally.LeftOut, crowd.Tally.Blocked));
        Assert.DoesNotContain(left[0].Value, crowd.Received.Keys);
        Assert.DoesNotContain(left[^1].Value, crowd.Received.Keys);
    }

    [Fact]
    public void A_file_is_uploaded_once_and_by_nobody_who_blocks_the_bot()
    {
        var crowd = new Crowd(500);
        crowd.Blocks.Add(crowd.Members[0].Value);
        crowd.Launch(draft => draft with
        {
            Post = new Post("", new PostMedia(MediaKind.Photo, "Admin:1", null, null)),
        });

        while (!crowd.IsOver) crowd.CarryOut(100, InFlightMax);

        Assert.Equal(1, crowd.Uploads);
        Assert.Equal((499, 1), (crowd.Tally.Sent, crowd.Tally.Blocked));
    }

    [Fact]
    public void A_file_that_can_t_be_fetched_pauses_it_and_costs_nobody_their_turn()
    {
        var crowd = new Crowd(10) { Refusal = new Failure(FailureReason.TooLarge, "file is too big") };
        crowd.Launch(draft => draft with
        {
            Post = new Post("", new PostMedia(MediaKind.Photo, "Admin:1", null, null)),
        });
        crowd.CarryOut(100, InFlightMax);
        Assert.Equal(BroadcastState.Paused, crowd.Broadcast.State);

        crowd.Refusal = null;
        crowd.Change(_ => crowd.Broadcast with { State = BroadcastState.Running, NextAt = crowd.Now });
        while (!crowd.IsOver) crowd.CarryOut(100, InFlightMax);

        Assert.Equal(10, crowd.Tally.Sent);
    }

    [Fact]
    public void What_Telegram_refuses_from_the_first_on_is_paused_after_ten()
    {
        var crowd = new Crowd(1_000) { Refusal = new Failure(FailureReason.Rejected, "BUTTON_URL_INVALID") };
        crowd.Launch();

        crowd.CarryOut(1_000, InFlightMax);

        Assert.Equal(BroadcastState.Paused, crowd.Broadcast.State);
        Assert.InRange(crowd.Tally.Failed, 10, 10 + InFlightMax);
    }

    [Fact]
    public void One_goes_at_a_time_and_the_others_follow_in_their_order()
    {
        var crowd = new Crowd(400);
        string[] all = [crowd.Launch(), crowd.Launch(), crowd.Launch()];
        var order = new List<string>();

        for (var steps = 0; order.Count < all.Length; steps++)
        {
            Assert.True(steps < 1_000);
            Assert.InRange(crowd.All.Count(one => one.IsUnderWay), 0, 1);
            crowd.CarryOut(50, InFlightMax);
            order.AddRange(crowd.All.Where(one => one.HasEnded).Select(one => one.Id).Except(order));
        }

        Assert.Equal(all, order);
        Assert.All(crowd.Received.Values, times => Assert.Equal(3, times));
    }

    [Fact]
    public void What_was_sent_is_deleted_within_two_days_and_not_later()
    {
        var crowd = new Crowd(700);
        crowd.Launch();
        while (!crowd.IsOver) crowd.CarryOut(100, InFlightMax);

        crowd.Delete();
        for (var steps = 0; crowd.Tally.Deletion is not { IsOver: true }; steps++)
        {
            Assert.True(steps < 1_000);
            crowd.CarryOut(100, InFlightMax);
            crowd.Die();
        }

        Assert.Equal((700, 0), (crowd.Tally.Deletion!.Deleted, crowd.Tally.Deletion.Kept));
        Assert.Equal(700, crowd.Deleted.Count);
    }

    [Fact]
    public void What_is_older_than_two_days_when_it_is_deleted_is_kept_and_Telegram_is_not_asked()
    {
        var crowd = new Crowd(100);
        crowd.Launch();
        crowd.CarryOut(20, inFlightMax: 1);
        var old = crowd.Received.Keys.ToArray();
        crowd.Wait(TimeSpan.FromHours(49));
        while (!crowd.IsOver) crowd.CarryOut(100, InFlightMax);

        crowd.Delete();
        for (var steps = 0; crowd.Tally.Deletion is not { IsOver: true }; steps++)
        {
            Assert.True(steps < 1_000);
            crowd.CarryOut(100, InFlightMax);
        }

        Assert.Equal(20, old.Length);
        Assert.Equal((80, 20), (crowd.Tally.Deletion!.Deleted, crowd.Tally.Deletion.Kept));
        Assert.Empty(crowd.Deleted.Intersect(old));
    }

    [Fact]
    public void Who_was_who_is_forgotten_after_two_weeks_and_the_figures_stay()
    {
        var crowd = new Crowd(700);
        crowd.Launch();
        while (!crowd.IsOver) crowd.CarryOut(100, InFlightMax);

        crowd.Wait(TimeSpan.FromDays(15));

        Assert.Equal(0, crowd.Deliveries);
        Assert.Equal(700, crowd.Tally.Sent);
    }
}
