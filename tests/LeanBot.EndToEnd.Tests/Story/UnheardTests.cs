using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using static LeanBot.EndToEnd.Tests.Story.Scenes;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>What Telegram did and nobody told us, what we said and nobody confirmed, and what happened while
/// we were away.</summary>
public sealed class UnheardTests
{
    private const long Owner = 5_000_000_001;

    [Fact]
    public async Task With_updates_lost_a_day_shows_who_left_who_came_and_how_many_are_strangers()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var olena = await Subscriber(place, "Olena");
        await olena.Joins("Stocks");
        var petro = await Subscriber(place, "Petro");
        await GoesWrong(place, new { service = "telegram", updates = "lost", kind = "chat_member" });
        var stocks = await place.ChatOf("Stocks");
        await place.Post($"/sandbox/chats/{stocks}/leave", new { from = olena.Id });
        await Brings(place, "Bonds", petro);
        await Brings(place, "Stocks", await place.Arrives("Mallory"));
        Assert.Equal(
            (Presence.In, Presence.Out), (Known(place, olena, "stocks"), Known(place, petro, "bonds")));

        await place.Advance("P2D");

        Assert.Equal(
            (Presence.Out, Presence.In), (Known(place, olena, "stocks"), Known(place, petro, "bonds")));
        Assert.Equal(1, Count(await place.Admin.Reads(), "Stocks holds"));
    }

    [Fact]
    public async Task Whoever_is_brought_back_unseen_after_the_end_is_counted_and_told_of()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var olena = await Subscriber(place, "Olena");
        await AllCancel(place);
        await place.Advance("P33D");
        await GoesWrong(place, new { service = "telegram", updates = "lost", kind = "chat_member" });
        await Brings(place, "Stocks", olena);

        await place.Advance("PT25H");

        Assert.Equal(1, Count(await place.Admin.Reads(), "Stocks holds"));
    }

    [Fact]
    public async Task Update_ids_that_begin_again_far_below_after_a_week_of_silence_hide_nothing()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Subscriber(place, "Olena");
        await place.StopWorkerAsync();
        await place.Advance("P8D");
        await GoesWrong(place, new { service = "telegram", updates = "restarted" });
        await place.RestartAsync();

        await olena.Joins("Stocks");
        await olena.Says("/status");
        await olena.Says("/help");

        Assert.Equal(["Olena"], await place.Inside("Stocks"));
        Assert.Equal(1, Count(await olena.Reads(), "You are in: Stocks"));
        Assert.Equal(1, Count(await olena.Reads(), "How it works"));
    }

    [Fact]
    public async Task A_purchase_and_a_join_of_which_every_update_comes_again_happen_once()
    {
        await using var place = await Place.OpenAsync();
        await GoesWrong(place, new { service = "telegram", updates = "duplicated" });

        var olena = await Subscriber(place, "Olena");
        await olena.Joins("Stocks");
        await place.Advance("PT1H");

        Assert.Equal(1, await place.CallsOf("approveChatJoinRequest"));
        Assert.Single(await place.IdsAtStripe("/v1/payment_links?limit=100"));
        Assert.Equal(["Olena"], await place.Inside("Stocks"));
        Settled(place, payments: 1);
    }

    [Fact]
    public async Task A_group_whose_new_id_nobody_told_goes_on_once_a_call_has_found_it()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var olena = await Subscriber(place, "Olena");
        await olena.Joins("Live chat");
        await GoesWrong(place, new { service = "telegram", updates = "lost", kind = "message", count = 2 });
        var old = await place.ChatOf("Live chat");
        await place.Post($"/sandbox/chats/{old}/migrate", new { });

        var petro = await Subscriber(place, "Petro");
        await petro.Joins("Live chat");

        Assert.NotEqual(old, await place.ChatOf("Live chat"));
        Assert.Equal(["Olena", "Petro"], (await place.Inside("Live chat")).Order());
        await AllCancel(place);
        await place.Advance("P33D");
        Assert.Empty(await place.Inside("Live chat"));
        Assert.Equal(1, Count(await place.Admin.Reads(), "has made a supergroup of Live chat"));
        Settled(place, payments: 2);
    }

    [Fact]
    public async Task While_no_message_is_confirmed_a_welcome_is_said_twice_at_most_and_the_purchase_stands()
    {
        await using var place = await Place.OpenAsync();
        var olena = await place.Arrives("Olena");
        await olena.Says("/start");
        foreach (var label in new[] { "I accept", "Starter", "Monthly" }) await olena.Presses(label);
        await GoesWrong(
            place, new { service = "telegram", method = "sendMessage", silent = true, count = 1_000 });
        await GoesWrong(place, new { service = "telegram", method = "createChatInviteLink", silent = true });

        await olena.Pays();
        await place.Advance("PT1H");
        await place.Delete("/sandbox/faults");
        await olena.Joins("Stocks");

        Assert.InRange(Count(await olena.Reads(), "🎉"), 1, 2);
        Assert.Equal(["Olena"], await place.Inside("Stocks"));
        Settled(place, payments: 1);
    }

    [Fact]
    public async Task Whoever_blocks_the_bot_stays_inside_and_is_renewed()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Subscriber(place, "Olena");
        await olena.Joins("Stocks");
        await place.Post($"/sandbox/people/{olena.Id}/block", new { bot = "user" });

        await place.Advance("P40D");
        Assert.Equal(["Olena"], await place.Inside("Stocks"));
        Settled(place, payments: 2);

        await place.Post($"/sandbox/people/{olena.Id}/unblock", new { bot = "user" });
        await olena.Says("/status");
        Assert.Contains("You are in: Stocks", await olena.ReadsLast(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rights_lost_and_regained_without_a_word_are_noticed_by_what_fails_and_what_works()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        foreach (var name in new[] { "Olena", "Petro", "Zoe" })
            await (await Subscriber(place, name)).Joins("Stocks");
        await AllCancel(place);
        await GoesWrong(place, new { service = "telegram", updates = "lost", kind = "my_chat_member" });
        var rights = $"/sandbox/chats/{await place.ChatOf("Stocks")}/rights";
        await place.Post(rights, new { canRestrictMembers = false });

        await place.Advance("P33D");
        Assert.Equal(3, (await place.Inside("Stocks")).Length);
        await place.Post(rights, new { canRestrictMembers = true });
        await place.Advance("PT2H");

        Assert.Empty(await place.Inside("Stocks"));
        Assert.Equal(1, Count(await place.Admin.Reads(), "I lack rights in Stocks"));
        Assert.Equal(1, Count(await place.Admin.Reads(), "I have my rights in Stocks again"));
        Settled(place, payments: 3);
    }

    [Fact]
    public async Task After_two_days_away_what_was_paid_is_granted_and_who_waits_is_asked_to_ask_again()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var olena = await Subscriber(place, "Olena");
        var petro = await place.Arrives("Petro");
        await petro.Says("/start");
        foreach (var label in new[] { "I accept", "Starter", "Monthly" }) await petro.Presses(label);
        await place.StopWorkerAsync();
        await olena.Joins("Stocks");
        await petro.Pays();

        await place.Advance("P2D");
        Assert.Equal(0, Count(await petro.Reads(), "🎉"));
        await place.RestartAsync();
        await place.Advance("PT1H");

        Assert.Equal(1, Count(await petro.Reads(), "Starter is yours"));
        Assert.Equal(1, Count(await olena.Reads(), "please ask once more"));
        Assert.Equal(0, Count(await petro.Reads(), "please ask once more"));
        Assert.Equal(1, Count(await place.Admin.Reads(), "longer than Telegram keeps"));
        await petro.Joins("Bonds");
        Assert.Equal(["Petro"], await place.Inside("Bonds"));
        Settled(place, payments: 2);
    }

    private static async Task Brings(Place place, string channel, Someone who) =>
        await place.Post(
            $"/sandbox/chats/{await place.ChatOf(channel)}/add", new { by = Owner, who = who.Id });

    private static Presence Known(Place place, Someone person, string channel) => place.Worker.Store.View(
        state => state.Get<Access>(Access.KeyOf(new MemberId(person.Id), new ChannelId(channel)))!.Known);
}
