using LeanBot.Core;
using LeanBot.Telegram;
using Microsoft.Extensions.Logging;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class MemberPacingTests
{
    private static readonly Person Anna = new(new MemberId(42), "Anna");
    private static readonly Person Ada = new(new MemberId(77), "Ada");

    private readonly CountingLog _log = new();
    private readonly MemberPacing _pacing;

    public MemberPacingTests() => _pacing = new MemberPacing(id => id == Ada.Id, _log);

    [Fact]
    public void Forty_at_once_are_heard_and_then_one_a_second()
    {
        Assert.Equal(40, HeardOf(50, Anna, Rows.Now));
        Assert.Equal(0, HeardOf(1, Anna, Rows.Now));
        Assert.Equal(1, HeardOf(2, Anna, Rows.Now.AddSeconds(1)));
    }

    [Fact]
    public void The_team_may_go_twice_as_fast() => Assert.Equal(80, HeardOf(100, Ada, Rows.Now));

    [Fact]
    public void One_persons_haste_slows_down_nobody_else()
    {
        HeardOf(100, Anna, Rows.Now);
        Assert.Equal(40, HeardOf(50, Ada with { Id = new MemberId(43) }, Rows.Now));
    }

    [Fact]
    public void The_kind_word_comes_at_most_once_in_ten_seconds()
    {
        HeardOf(40, Anna, Rows.Now);
        var words = Enumerable.Range(0, 20)
            .Select(at => Rows.Now.AddSeconds(at))
            .SelectMany(now => new[] { now, now, now })
            .Select(now => _pacing.Admit(Message(Anna), now))
            .OfType<Incoming.TooFast>()
            .ToArray();
        Assert.Equal(2, words.Length);
        Assert.All(
            words,
            word => Assert.Equal((Bot.User, Anna, (string?)null), (word.Bot, word.From, word.QueryId)));
    }

    [Fact]
    public void Every_pressed_button_is_answered()
    {
        HeardOf(40, Anna, Rows.Now);
        for (var i = 0; i < 5; i++)
        {
            var answer = _pacing.Admit(Press(Anna), Rows.Now);
            Assert.Equal("query", Assert.IsType<Incoming.TooFast>(answer).QueryId);
        }
    }

    [Fact]
    public void Beyond_a_hundred_and_twenty_nothing_is_answered_and_the_log_has_one_line()
    {
        var taken = Enumerable.Range(0, 500).Select(_ => _pacing.Admit(Press(Anna), Rows.Now)).ToArray();
        Assert.Equal(120, taken.Count(one => one is not null));
        Assert.Equal(1, _log.Lines);
        Assert.NotNull(_pacing.Admit(Press(Anna), Rows.Now.AddSeconds(300)));
        foreach (var _ in Enumerable.Range(0, 500)) _pacing.Admit(Press(Anna), Rows.Now.AddSeconds(300));
        Assert.Equal(2, _log.Lines);
    }

    [Fact]
    public void Requests_to_join_and_leaving_and_blocking_are_always_heard()
    {
        HeardOf(500, Anna, Rows.Now);
        Incoming[] others =
        [
            new Incoming.JoinRequest("user:1", Anna, -100, 42),
            new Incoming.MembershipChanged("user:2", Anna, Anna, ByBot: false, -100, Membership.Out),
            new Incoming.BotBlocked("user:3", Bot.User, Anna, IsBlocked: true),
            new Incoming.Unreadable("user:4", "words"),
        ];
        Assert.All(others, one => Assert.Same(one, _pacing.Admit(one, Rows.Now)));
    }

    [Fact]
    public void However_many_people_write_the_table_stays_bounded()
    {
        for (var id = 1; id <= 25_000; id++)
            _pacing.Admit(Message(Anna with { Id = new MemberId(id) }), Rows.Now);
        Assert.InRange(_pacing.MembersKnown, 1, 10_000);
    }

    private int HeardOf(int count, Person from, DateTimeOffset now) =>
        Enumerable.Range(0, count).Count(_ => _pacing.Admit(Message(from), now) is Incoming.Message);

    private static Incoming.Message Message(Person from) => new("user:1", Bot.User, from, 1, "hi");

    private static Incoming.Press Press(Person from) => new("user:1", Bot.User, from, 1, "query", "x.0");

    private sealed class CountingLog : ILogger<MemberPacing>
    {
        public int Lines { get; private set; }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => Lines++;
    }
}
