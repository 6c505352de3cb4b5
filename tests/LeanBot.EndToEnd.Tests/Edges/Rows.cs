using System.Globalization;
using LeanBot.Core;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Plans;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>Outbox rows for tests that need some.</summary>
internal static class Rows
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static readonly PaymentPage Page = new(
        new OrderId("order1"), new MemberId(42), new PlanId("gold"), "Gold", Period.Month, new Money(9900,
        "usd"),
        Now.AddHours(24));

    public static SayMessage Message(long chat = 42, MessageRef? edits = null) =>
        new(Bot.User, chat, "Hello", [], edits);

    public static OutboxRow Row(long seq, long position = 1, Outgoing? request = null)
    {
        var asked = request ?? Message();
        var id = string.Create(CultureInfo.InvariantCulture, $"{seq}-{position}-code");
        return new OutboxRow(id, asked, asked.Lane, asked.Priority, Now, Now);
    }
}
