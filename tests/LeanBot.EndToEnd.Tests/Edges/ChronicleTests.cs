using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Logs;
using Microsoft.Extensions.Logging;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class ChronicleTests
{
    private static readonly Access Door = new(new MemberId(42), new ChannelId("stocks"));

    private static readonly Subscription Gold = new(
        new SubscriptionId("main:sub_1"), new MemberId(42), new PlanId("gold"), "main", "sub_1",
        SubscriptionState.Active);

    private readonly SomeEngine _engine = new();
    private readonly Lines _log = new();

    [Fact]
    public void Money_doors_and_ends_are_a_line_each_and_what_stays_the_same_is_none()
    {
        Chronicle.Follow(_engine.Store, _log);
        Keep(new Payment(
            "main:in_1", new MemberId(42), Gold.Id, Gold.Plan, new Money(9900, "usd"), Rows.Now,
            Rows.Now.AddDays(30), null));
        Keep(Gold);
        Keep(Door with { IsWanted = true });
        Keep(Door with { IsWanted = true, Known = Presence.Asked });
        Keep(Door with { IsWanted = true, Known = Presence.In });
        Keep(Door with { IsWanted = true, Known = Presence.In, InviteLink = "https://t.me/+secret" });
        Keep(Gold with { State = SubscriptionState.PastDue });
        Keep(Gold with { State = SubscriptionState.Expired });
        Keep(Gold with { State = SubscriptionState.Expired, AsOf = Rows.Now });
        Keep(Door);
        Assert.Equal(
            [
                "Payment main:in_1: $99 of member 42 for gold, which is paid through 12/21/2026 12:00:00",
                "Member 42 is in stocks",
                "Subscription main:sub_1 of member 42 to gold has ended: Expired",
                "Member 42 is out of stocks",
            ],
            _log.All);
    }

    [Fact]
    public void Who_tries_the_admin_bot_and_is_not_in_the_team_is_a_line()
    {
        Chronicle.Follow(_engine.Store, _log);

        Keep(new DiaryEntry(1, Rows.Now, DiaryKind.TurnedAway, About: "/parked", Name: "Mallory (666)"));

        Assert.Equal(["Mallory (666) is not in the team and tried the admin bot: /parked"], _log.All);
    }

    [Fact]
    public void What_was_so_before_the_start_is_not_told_again()
    {
        Keep(Door with { Known = Presence.In });
        Keep(Gold);
        Chronicle.Follow(_engine.Store, _log);
        Keep(Door with { Known = Presence.In, IsWanted = true });
        Assert.Empty(_log.All);
        Keep(Gold with { State = SubscriptionState.Expired });
        Assert.Single(_log.All);
    }

    private void Keep(LeanBot.Core.Record record) => _engine.Store.Update(Rows.Now, "test", tx =>
    {
        tx.Put(record);
        return true;
    });

    private sealed class Lines : ILogger
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => All.Add(formatter(state, exception));
    }
}
