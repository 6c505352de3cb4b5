using LeanBot.Core;
using LeanBot.Core.Features.Channels;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>The whole worker while Telegram loses, repeats and refuses.</summary>
public sealed class TelegramUnderFireTests
{
    [Fact]
    public async Task Lost_updates_about_members_are_found_by_the_daily_look()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Member(place, "Olena");
        await place.Post("/sandbox/faults", new { service = "telegram", updates = "lost", kind = "chat_member" });
        await place.Post($"/sandbox/chats/{await place.ChatOf("Stocks")}/leave", new { from = olena.Id });
        await olena.Says("/status");
        Assert.Contains("You are in: Stocks", await olena.ReadsLast(), StringComparison.Ordinal);

        await place.Advance("PT25H");

        await olena.Says("/status");
        Assert.DoesNotContain("You are in", await olena.ReadsLast(), StringComparison.Ordinal);
        await olena.Joins("Stocks");
        Assert.Contains("Olena", await place.Inside("Stocks"));
    }

    [Theory]
    [InlineData("duplicated")]
    [InlineData("reordered")]
    public async Task Updates_that_come_twice_or_in_another_order_have_one_effect(string how)
    {
        await using var place = await Place.OpenAsync();
        var olena = await Member(place, "Olena");
        await place.Post("/sandbox/faults", new { service = "telegram", updates = how });

        await olena.Says("/help");
        await olena.Says("/status");

        var reads = await olena.Reads();
        Assert.Single(reads, text => text.Contains("How it works", StringComparison.Ordinal));
        Assert.Single(reads, text => text.StartsWith("Starter — active", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lost_rights_are_told_once_and_what_waited_is_done_when_they_are_back()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        foreach (var name in new[] { "Olena", "Petro" }) await Member(place, name);
        var stocks = await place.ChatOf("Stocks");
        await place.Post($"/sandbox/chats/{stocks}/rights", new { canRestrictMembers = false });
        await Ends(place);
        await place.Advance("P33D");
        Assert.Equal(["Olena", "Petro"], (await place.Inside("Stocks")).Order());
        Assert.Single(await place.Admin.Reads(), text => text.Contains("I lack rights", StringComparison.Ordinal));

        await place.Post($"/sandbox/chats/{stocks}/rights", new { canRestrictMembers = true });
        await place.Advance("PT1M");

        Assert.Empty(await place.Inside("Stocks"));
        Assert.Single(
            await place.Admin.Reads(), text => text.Contains("I have my rights", StringComparison.Ordinal));
        Assert.Empty(place.Worker.Store.View(state => state.All<OutboxRow>().ToArray()));
    }

    [Fact]
    public async Task An_administrator_who_stops_paying_is_one_task_and_no_endless_retry()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var olena = await Member(place, "Olena");
        var stocks = await place.ChatOf("Stocks");
        await place.Post($"/sandbox/chats/{stocks}/administrators", new { who = olena.Id, administrator = true });
        await Ends(place);

        await place.Advance("P60D");

        Assert.Single(
            await place.Admin.Reads(),
            text => text.Contains("is an administrator there", StringComparison.Ordinal));
        Assert.InRange(await place.CallsOf("unbanChatMember"), 1, 6);
    }

    [Fact]
    public async Task A_group_that_becomes_a_supergroup_goes_on_under_its_new_id()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        await Member(place, "Olena");
        var old = await place.ChatOf("Stocks");
        await place.Post($"/sandbox/chats/{old}/migrate", new { });

        var petro = await place.Arrives("Petro");
        await petro.Buys("Starter");
        await petro.Joins("Stocks");
        Assert.Equal(["Olena", "Petro"], (await place.Inside("Stocks")).Order());
        await Ends(place);
        await place.Advance("P40D");

        Assert.DoesNotContain("Olena", await place.Inside("Stocks"));
        Assert.Single(
            await place.Admin.Reads(), text => text.Contains("its id is now", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_that_was_done_but_not_answered_is_repeated_at_most_once()
    {
        await using var place = await Place.OpenAsync();
        var olena = await place.Arrives("Olena");
        await place.Post(
            "/sandbox/faults", new { service = "telegram", method = "createChatInviteLink", silent = true });
        await place.Post("/sandbox/faults", new { service = "telegram", method = "sendMessage", silent = true });

        await olena.Buys("Starter");
        await place.Advance("PT5M");
        await olena.Joins("Stocks");

        Assert.InRange(
            (await olena.Reads()).Count(text => text.StartsWith("👋", StringComparison.Ordinal)), 1, 2);
        Assert.Contains("Olena", await place.Inside("Stocks"));
    }

    [Fact]
    public async Task A_pause_for_one_chat_holds_up_no_other()
    {
        await using var place = await Place.OpenAsync();
        var olena = await place.Arrives("Olena");
        var petro = await place.Arrives("Petro");
        await place.Post("/sandbox/faults", new
        {
            service = "telegram",
            method = "sendMessage",
            chat = olena.Id,
            status = 429,
            retryAfter = 3600,
        });

        await olena.Says("/help");
        await petro.Says("/help");

        Assert.Equal(["/help"], await olena.Reads());
        Assert.Equal(2, (await petro.Reads()).Length);
        await place.Advance("PT61M");
        Assert.Equal(2, (await olena.Reads()).Length);
    }

    [Fact]
    public async Task Where_the_word_that_somebody_left_is_lost_they_are_let_out_all_the_same()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Member(place, "Olena");
        await Ends(place);
        await place.Post("/sandbox/faults", new { service = "telegram", updates = "lost", kind = "chat_member" });
        await place.Advance("P33D");

        Assert.Empty(await place.Inside("Stocks"));
        Assert.False(place.Worker.Store.View(
            state => state.Get<Access>(Access.KeyOf(new MemberId(olena.Id), new("stocks"))))!.IsWanted);
    }

    private static async Task<Someone> Member(Place place, string name)
    {
        var person = await place.Arrives(name);
        await person.Buys("Starter");
        await person.Joins("Stocks");
        return person;
    }

    /// <summary>Everybody's subscription ends with its period.</summary>
    private static async Task Ends(Place place)
    {
        foreach (var id in await place.SubscriptionIds())
            await place.AtStripe($"/v1/subscriptions/{id}", ("cancel_at_period_end", "true"));
    }
}
