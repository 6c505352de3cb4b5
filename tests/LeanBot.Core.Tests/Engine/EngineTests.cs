using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Tests;

public sealed class EngineTests
{
    [Fact]
    public void A_repeated_update_does_nothing()
    {
        var talk = Talk.With(Some.Member()).SaysTwice("/start");

        Assert.Single(talk.Town.Telegram.Chat(Bot.User, Some.Member().Id));
    }

    [Fact]
    public void A_repeat_is_still_known_after_a_restart_and_for_thirty_days()
    {
        var town = new Town();
        var update = new Incoming.Message("user:1", Bot.User, Some.Member(), 1, "/help");
        town.Handle(update);
        town.Settle();
        town.MoveTo(town.Now.AddDays(30));
        town.Restart();

        Assert.Equal(OutcomeKind.Repeated, town.Handle(update).Kind);

        town.MoveTo(town.Now.AddDays(3));
        Assert.Empty(town.Store.View(state => state.All<ProcessedEvent>().ToArray()));
    }

    [Fact]
    public void What_throws_is_parked_raw_with_a_kind_word_and_the_next_one_is_handled()
    {
        var talk = Talk.With(Some.Member());
        var whole = talk.Town.Config;
        talk.Town.Config = whole with { Channels = null! };
        var update = new Incoming.JoinRequest("user:9", Some.Member(), -1001000000001, 5)
        {
            Raw = """{"update_id":9}""",
        };
        var outcome = talk.Town.Handle(update);
        talk.Town.Config = whole;
        talk.Town.Settle();

        Assert.Equal(OutcomeKind.Parked, outcome.Kind);
        Assert.Equal(OutcomeKind.Repeated, talk.Town.Handle(update).Kind);
        var parked = Assert.Single(talk.Town.Store.View(state => state.All<ParkedItem>().ToArray()));
        Assert.Equal(("user:9", """{"update_id":9}"""), (parked.Cause, parked.Raw));
        Assert.Equal(outcome.Reference, parked.Reference);
        Assert.Contains(parked.Reference, talk.Town.Telegram.Chat(Bot.Admin, Some.Admin.Id)[0].Html,
        StringComparison.Ordinal);
        talk.Says("/help");
        Assert.Contains("/subscribe", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_says_why_and_changes_nothing()
    {
        var talk = Talk.With(Some.Member()).Says("/start").Presses("I accept").Presses("Gold");
        var before = talk.Town.Store.View(state => state.All<Conversation>().Single());

        talk.Says("never");

        Assert.Contains("How would you like to pay?", talk.Transcript, StringComparison.Ordinal);
        Assert.Equal(before, talk.Town.Store.View(state => state.All<Conversation>().Single()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plan:gold")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaa.0")]
    [InlineData(".")]
    [InlineData("a.99999999999999999999")]
    public void A_forged_button_is_answered_and_does_nothing(string data)
    {
        var talk = Talk.With(Some.Member()).Says("/start");
        var before = talk.Town.Store.View(state => state.Get<Member>("5000000001"));

        talk.PressesData("something forged", 1, data);

        Assert.Contains("(alert: This button is out of date.", talk.Transcript, StringComparison.Ordinal);
        Assert.Equal(before, talk.Town.Store.View(state => state.Get<Member>("5000000001")));
    }

    [Fact]
    public void A_button_serves_only_the_person_it_was_shown_to()
    {
        var mallory = Some.Member("Mallory", 5_000_000_666);
        var talk = Talk.With(Some.Member()).Says("/start");
        var shown = talk.Find("I accept");

        talk.As(mallory).PressesData("Olena's button", shown.Message.Id, shown.Button.Data!);

        Assert.Contains("(alert: This button is out of date.", talk.Transcript, StringComparison.Ordinal);
        Assert.Null(talk.Town.Store.View(state => state.Get<Member>(mallory.Id.ToString()))?.TermsAcceptedAt);
    }

    [Fact]
    public void A_button_serves_only_the_bot_that_showed_it()
    {
        var talk = Talk.With(Some.Admin).Says("/start");
        var shown = talk.Find("I accept");

        talk
            .As(Some.Admin, Bot.Admin)
            .PressesData("a button of the other bot", shown.Message.Id, shown.Button.Data!);

        Assert.Contains("(alert: This button is out of date.", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_button_goes_out_of_date_after_thirty_days()
    {
        var talk = Talk.With(Some.Member()).Says("/start");
        var shown = talk.Find("I accept");

        talk.Waits(days: 31).PressesData("an old button", shown.Message.Id, shown.Button.Data!);

        Assert.Contains("(alert: This button is out of date.", talk.Transcript, StringComparison.Ordinal);
        Assert.Empty(talk.Town.Store.View(state => state.All<Keyboard>().ToArray()));
    }

    [Fact]
    public void Every_button_fits_into_the_64_bytes_Telegram_allows()
    {
        var talk = Talk.With(Some.Member()).Says("/start").Presses("I accept").Presses("Gold");

        var data = talk.Town.Telegram.Chat(Bot.User, Some.Member().Id)
            .SelectMany(message => message.Buttons.SelectMany(row => row))
            .Select(button => button.Data)
            .OfType<string>()
            .ToArray();

        Assert.NotEmpty(data);
        Assert.All(data, item => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(item), 1, 64));
    }

    [Fact]
    public void A_result_that_comes_twice_counts_once()
    {
        var town = new Town();
        town.Handle(new Incoming.Message("user:1", Bot.User, Some.Member(), 1, "/help"));
        var row = town.Store.View(state => state.All<OutboxRow>().Single());
        var result = new Incoming.Result(row.Id, new CallResult.Done(new MessageSaid(1)));

        town.Handle(result);
        town.Handle(result);

        Assert.Empty(town.Store.View(state => state.All<OutboxRow>().ToArray()));
        Assert.Empty(town.Store.View(state => state.All<ParkedItem>().ToArray()));
    }

    [Fact]
    public void A_row_that_is_put_off_counts_the_attempt_and_keeps_the_reason()
    {
        var town = new Town();
        town.Handle(new Incoming.Message("user:1", Bot.User, Some.Member(), 1, "/help"));
        var row = town.Store.View(state => state.All<OutboxRow>().Single());

        town.Handle(
            new Incoming.Result(row.Id, new CallResult.PutOff(town.Now.AddSeconds(7), "retry after 7")));
        town.Restart();

        var after = town.Store.View(state => state.All<OutboxRow>().Single());
        Assert.Equal(
            (1, town.Now.AddSeconds(7), "retry after 7"), (after.Attempts, after.NotBefore, after.LastError));
        Assert.Equal(row.Request.Lane, after.Request.Lane);
        town.MoveTo(town.Now.AddSeconds(7));
        Assert.Single(town.Telegram.Chat(Bot.User, Some.Member().Id));
    }

    [Fact]
    public void A_try_while_nobody_was_there_is_excused()
    {
        var town = new Town();
        town.Handle(new Incoming.Message("user:1", Bot.User, Some.Member(), 1, "/help"));
        var id = town.Store.View(state => state.All<OutboxRow>().Single()).Id;

        town.Handle(new Incoming.Result(
            id, new CallResult.PutOff(town.Now.AddHours(1), "nobody there", IsExcused: true)));
        town.Handle(new Incoming.Result(id, new CallResult.PutOff(town.Now.AddHours(2), "502")));

        var row = town.Store.View(state => state.Get<OutboxRow>(id))!;
        Assert.Equal((2, 1), (row.Attempts, row.Excused));
    }

    [Fact]
    public void A_pause_that_a_service_asked_for_uses_up_no_try()
    {
        var town = new Town();
        town.Handle(new Incoming.Message("user:1", Bot.User, Some.Member(), 1, "/help"));
        var id = town.Store.View(state => state.All<OutboxRow>().Single()).Id;

        town.Handle(new Incoming.Result(
            id, new CallResult.PutOff(town.Now.AddHours(1), "retry after 3600", IsTry: false)));

        var row = town.Store.View(state => state.Get<OutboxRow>(id))!;
        Assert.Equal((0, true, town.Now.AddHours(1)), (row.Attempts, row.IsPutOff, row.NotBefore));
    }

    [Fact]
    public void A_poison_row_whose_result_rule_throws_is_parked_and_the_next_one_is_handled()
    {
        var town = new Town();
        var whole = town.Config;
        town.Handle(new Incoming.JoinRequest("user:1", Some.Member(), -1001000000001, 5));
        var decline = town.Store.View(
            state => state.All<OutboxRow>().Single(row => row.Request is DeclineJoin));
        town.Config = whole with { Channels = null! };
        var failed = new CallResult.Failed(new Failure(FailureReason.Rejected, "words"));

        var outcome = town.Handle(new Incoming.Result(decline.Id, failed));

        town.Config = whole;
        Assert.Equal(OutcomeKind.Parked, outcome.Kind);
        Assert.Null(town.Store.View(state => state.Get<OutboxRow>(decline.Id)));
        var parked = Assert.Single(town.Store.View(state => state.All<ParkedItem>().ToArray()));
        Assert.StartsWith("telegram.declineJoin: ArgumentNull", parked.Reason, StringComparison.Ordinal);
        Assert.Contains(decline.Id, parked.Raw, StringComparison.Ordinal);
        town.Settle();
        Assert.Single(town.Telegram.Chat(Bot.User, Some.Member().Id));
        Assert.Contains(parked.Reference, town.Telegram.Chat(Bot.Admin, Some.Admin.Id)[0].Html,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_bug_in_a_row_that_may_not_be_given_up_is_told_and_the_row_stays()
    {
        var town = new Town();
        town.Handle(new Incoming.Message("user:1", Bot.User, Some.Member(), 1, "/help"));
        var id = town.Store.View(state => state.All<OutboxRow>().Single()).Id;

        town.Handle(new Incoming.Result(
            id, new CallResult.PutOff(town.Now, "InvalidOperationException: words", TellsAdmins: true)));
        town.Settle();

        Assert.Contains("telegram.message fails again and again",
            Assert.Single(town.Telegram.Chat(Bot.Admin, Some.Admin.Id)).Html, StringComparison.Ordinal);
        Assert.Single(town.Telegram.Chat(Bot.User, Some.Member().Id));
    }

    [Fact]
    public void What_a_timer_begins_lets_what_a_person_began_pass()
    {
        var talk = Talk.With(Some.Member()).Says("/start");
        talk.Presses("I accept").Presses("Gold").Presses("Monthly");
        var staged = new List<(string Cause, Priority Priority)>();
        talk.Town.Store.Committed += commit => staged.AddRange(commit.Changes
            .Select(change => change.Value)
            .OfType<OutboxRow>()
            .Select(row => (commit.Cause, row.Priority)));

        talk.Waits(days: 2).Says("/help");

        Assert.Contains(staged, row => row.Cause.StartsWith("due:", StringComparison.Ordinal));
        Assert.All(staged, row => Assert.Equal(
            row.Cause.StartsWith("due:", StringComparison.Ordinal) ? Priority.Bulk : Priority.Normal,
            row.Priority));
    }

    [Fact]
    public void A_commit_that_cannot_be_kept_leaves_nothing_behind()
    {
        var storage = new FullDisk();
        var store = new StateStore(Some.Schema, storage);
        var engine = new Engine(store, new Router(Some.Schema, typeof(Engine).Assembly), () => Some.Config);
        var update = new Incoming.Message("user:1", Bot.User, Some.Member(), 1, "/help");

        Assert.Throws<NotDurable>(() => engine.Handle(update, Some.Noon, new Entropy(new byte[16])));
        Assert.Empty(store.View(state => state.All<OutboxRow>().ToArray()));

        storage.HasRoom = true;
        Assert.Equal(OutcomeKind.Done, engine.Handle(update, Some.Noon, new Entropy(new byte[16])).Kind);
        Assert.Single(store.View(state => state.All<OutboxRow>().ToArray()));
    }

    [Fact]
    public void An_event_no_rule_wants_is_counted_and_kept()
    {
        var town = new Town();
        foreach (var id in new[] { "evt_1", "evt_2" })
        {
            var happened = new StripeEvent(id, "balance.available", "main", town.Now, null);
            town.Handle(new Incoming.Stripe($"stripe:main:{id}", happened) { Raw = id });
        }

        var kept = town.Store.View(state => state.Get<UnhandledEvents>("balance.available"))!;
        Assert.Equal((2, "evt_2"), (kept.Count, kept.LastRaw));
    }

    private sealed class FullDisk : IStorage
    {
        public bool HasRoom { get; set; }

        public long Load(Action<Change> found) => 0;

        public EncodedCommit Encode(Commit commit) => new Kept(commit);

        public void Append(IReadOnlyList<EncodedCommit> group)
        {
            if (!HasRoom) throw new NotDurable("No space left on device", isFatal: false);
        }

        private sealed record Kept(Commit Commit) : EncodedCommit(Commit);
    }
}
