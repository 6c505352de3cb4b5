using System.Globalization;
using LeanBot.Core;
using LeanBot.Core.Features.Members;
using LeanBot.Telegram;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class PollerTests : IDisposable
{
    private readonly SomeEngine _engine = new(new StillTime());
    private readonly SomeTelegram _telegram = new();
    private readonly CancellationTokenSource _stop = new();

    public void Dispose()
    {
        _telegram.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task Updates_that_come_twice_in_a_batch_and_in_the_next_one_take_effect_once()
    {
        _telegram.Answers("getUpdates", Batch(Said(10, "/help"), Said(10, "/help"), Said(11, "/start")));
        _telegram.Answers("getUpdates", Batch(Said(10, "/help"), Said(11, "/start")));
        await PollAll();
        Assert.Equal(2, Kept<OutboxRow>().Length);
    }

    [Fact]
    public async Task Updates_whose_ids_begin_anew_are_taken_for_new_ones()
    {
        _telegram.Answers("getUpdates", Batch(Said(900_000, "/help", at: 1), Said(5, "/help", at: 2)));
        _telegram.Answers("getUpdates", Batch(Said(5, "/help", at: 3)));
        await PollAll();
        Assert.Equal(3, Kept<OutboxRow>().Length);
    }

    [Fact]
    public async Task An_offset_is_sent_until_it_was_taken_and_then_no_more()
    {
        _telegram.Answers("getUpdates", Batch(Said(900_000, "/help")));
        _telegram.LosesTheAnswer("getUpdates");
        _telegram.Answers("getUpdates", "[]");
        _telegram.Answers("getUpdates", Batch(Said(5, "/start")));
        await PollAll(waits: 1);
        Assert.Equal([null, 900_001L, 900_001L, null, 6L], Offsets());
        Assert.Equal(2, Kept<OutboxRow>().Length);
    }

    [Fact]
    public async Task What_could_not_be_kept_is_not_confirmed()
    {
        _engine.Failures.Enqueue(new NotDurable("no sync", isFatal: true));
        _telegram.Answers("getUpdates", Batch(Said(10, "/help")));
        await Assert.ThrowsAsync<NotDurable>(() => Poller().Run(_stop.Token));
        Assert.Equal([null], Offsets());
    }

    [Fact]
    public async Task A_refused_token_stops_its_bot_and_the_other_one_tells_the_team()
    {
        _telegram.Fails("getUpdates", 401, "Unauthorized");
        var run = Poller().Run(_stop.Token);
        await _engine.Until(kept => kept.All<OutboxRow>().Any());
        var said = Assert.IsType<SayMessage>(Assert.Single(Kept<OutboxRow>()).Request);
        Assert.Equal((Bot.Admin, SomeEngine.Ada.TelegramId.Value), (said.Bot, said.ChatId));
        Assert.Contains("LEANBOT_USER_BOT_TOKEN", said.Html, StringComparison.Ordinal);
        _engine.Clock.MoveTo(Rows.Now.AddDays(1));
        await Stop(run);
        Assert.Single(_telegram.CallsOf("getUpdates"));
    }

    [Fact]
    public async Task Another_program_on_the_same_bot_is_told_once_and_polling_goes_on()
    {
        for (var i = 0; i < 3; i++) _telegram.Fails("getUpdates", 409, "Conflict: terminated by other");
        _telegram.Answers("getUpdates", Batch(Said(10, "/help")));
        await PollAll(waits: 3);
        var said = Kept<OutboxRow>().Select(row => (SayMessage)row.Request).ToArray();
        Assert.Single(said, one => one.Html.Contains("Conflict: terminated by", StringComparison.Ordinal));
        Assert.Equal(2, said.Length);
    }

    [Fact]
    public async Task Who_floods_hears_one_kind_word_and_the_rest_is_confirmed_all_the_same()
    {
        var many = Enumerable.Range(1, 60).Select(id => Said(id, "/help", at: id)).ToArray();
        _telegram.Answers("getUpdates", Batch(many));
        await PollAll();
        var words = Kept<OutboxRow>().Select(row => ((SayMessage)row.Request).Html).ToArray();
        Assert.Single(words, text => text.StartsWith("One moment please", StringComparison.Ordinal));
        Assert.Equal(41, words.Length);
        Assert.Equal([null, 61L], Offsets());
        Assert.Single(Kept<Member>());
    }

    /// <summary>Polls until the script is used up.</summary>
    /// <param name="waits">How often a poll fails and is waited after.</param>
    private async Task PollAll(int waits = 0)
    {
        var run = Poller().Run(_stop.Token);
        for (var i = 0; i < waits; i++)
        {
            await _engine.PauseBegins();
            _engine.Clock.MoveTo(_engine.Pauses.Next!.Value);
        }

        await _telegram.Idle;
        await Stop(run);
    }

    private async Task Stop(Task run)
    {
        await _stop.CancelAsync();
        await run;
    }

    private Poller Poller() => new(
        _telegram.Client(), _engine.Inbox,
        new MemberPacing(_ => false, NullLogger<MemberPacing>.Instance),
        new BotAlerts(_telegram.Client(), _telegram.Client(Bot.Admin), _engine.Inbox, _engine.Clock),
        _engine.Pauses, _engine.Clock, NullLogger<Poller>.Instance);

    private T[] Kept<T>() where T : LeanBot.Core.Record =>
        _engine.Store.View(kept => kept.All<T>().ToArray());

    private long?[] Offsets() => [.. _telegram.CallsOf("getUpdates").Select(
        body => body.TryGetProperty("offset", out var offset) ? offset.GetInt64() : (long?)null)];

    private static string Batch(params string[] updates) => $"[{string.Join(',', updates)}]";

    private static string Said(int id, string text, int at = 1) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"update_id":{{{id}}},"message":{"message_id":{{{at}}},"date":{{{at}}},"chat":{"id":42,"type":"private"},"from":{"id":42,"is_bot":false,"first_name":"A"},"text":"{{{text}}}"}}""");
}
