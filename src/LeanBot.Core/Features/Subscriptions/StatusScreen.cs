using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Disputes;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.MyPlan;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.PlanChanges;
using LeanBot.Core.Features.Refunds;

namespace LeanBot.Core.Features.Subscriptions;

/// <summary>What a member holds: plan, state, paid through, next charge, channels with join
/// buttons.</summary>
public static class StatusScreen
{
    private const int BarLength = 10;

    public static Screen Of(Turn turn, Member member)
    {
        var held = Held.Of(turn, member.Id).ToArray();
        if (held.Length == 0)
        {
            var nothing = Nothing(turn, member);
            var hasPaid = turn.Tx.Find(Payment.ByMember, member.Key).Any();
            return hasPaid ? nothing with { Rows = [.. nothing.Rows, [ShowMyPlan.Button(turn)]] } : nothing;
        }

        // Links that could not be made before, or channels that a plan gained since.
        Doors.Reconcile(turn, member);
        var cards = held.Select(one => Card(turn, one)).Append(Inside(turn, member));
        return new Screen(
            string.Join("\n\n", cards.Where(card => card.Length > 0)),
            [
                .. PayButtons(turn, held),
                .. AgainButtons(turn, held),
                .. ResumeIt.Buttons(turn, turn.Voice, held.Select(one => one.Subscription)),
                .. JoinButtons.For(turn, member),
                [ShowMyPlan.Button(turn)],
            ]);
    }

    /// <summary>What is over can be bought again.</summary>
    private static IEnumerable<IReadOnlyList<Choice>> AgainButtons(Turn turn, IEnumerable<Held> held)
    {
        if (held.Any(one => one.Subscription.IsOver(turn.Now)))
            yield return [ShowPlans.Button(turn.Voice.Text("subscriptions.again"))];
    }

    /// <summary>What is said to who holds nothing now.</summary>
    public static Screen Nothing(Turn turn, Member member)
    {
        if (DisputeScreens.StillPaused(turn, member.Id) is { } paused) return paused;
        var ended = turn.Tx
            .Find(Subscription.ByMember, member.Key)
            .Where(one => one.State == SubscriptionState.Expired)
            .MaxBy(one => one.PaidThrough);
        var text = ended is null
            ? turn.Voice.Text("subscriptions.none")
            : turn.Voice.Text(
                "subscriptions.noneNow", ("plan", Held.TitleOf(turn, ended)), ("until", ended.PaidThrough!));
        if (turn.Tx.Find(
            Order.ByMember, member.Key).FirstOrDefault(order => order.State == OrderState.Processing)
            is { } processing)
            return new Screen(
                turn.Voice.Text("orders.processing", ("plan", Checkout.TitleOf(turn, processing))));
        var plans = ShowPlans.Button(turn.Voice.Text("plans.show"));
        if (turn.Tx.Find(Subscription.ByMember, member.Key)
            .FirstOrDefault(one => one.State == SubscriptionState.Paused) is { } resting)
        {
            return new Screen(
                turn.Voice.Text("pauses.rests", ("plan", Held.TitleOf(turn, resting))), [plans]);
        }

        return ended is { Trouble.PayUrl: { } url, HasEndedAtStripe: false }
            ? new Screen(text, [new Choice.Link(turn.Voice.Text("subscriptions.payInvoice"), url)], [plans])
            : new Screen(text, [plans]);
    }

    /// <summary>How one subscription stands.</summary>
    public static string Card(Turn turn, Held held)
    {
        var (subscription, voice) = (held.Subscription, turn.Voice);
        var end = subscription.PaidThrough!.Value;
        var last = Steps.EndOf(subscription, end, turn.Config);
        var days = Math.Max(0, (int)Math.Ceiling((end - turn.Now).TotalDays));
        var lines = new[]
        {
            voice.Text(
                "subscriptions.card", ("plan", held.Title), ("state", voice.Text(KeyOf(subscription)))),
            voice.Text("subscriptions.paidThrough", ("until", end), ("bar", Bar(turn, end)), ("days", days)),
            subscription switch
            {
                { Trouble: { } trouble, HasEndedAtStripe: false } => last > turn.Now
                    ? voice.Text("subscriptions.inGrace", ("price", trouble.Amount), ("until", last))
                    : voice.Text("subscriptions.graceOver"),
                { Trouble: not null } when last > turn.Now => voice.Text(
                    "cancellations.lasts", ("until", last)),
                { IsPaused: true } => voice.Text("pauses.card"),
                { Renews: false } => voice.Text(
                    end <= turn.Now ? "subscriptions.over" : "subscriptions.noCharge"),
                { IsCutShort: true, NextPayment: { } next } =>
                    MoneyBack.RenewsAt(turn, subscription) is { } at
                        ? voice.Text("refunds.renews", ("date", at), ("price", next))
                        : voice.Text("subscriptions.noCharge"),
                _ when end <= turn.Now => voice.Text("subscriptions.renewing"),
                { Planned: { } planned } => voice.Text(
                    "planChanges.planned",
                    ("plan", planned.Target.PlanTitle),
                    ("price", ChangeScreens.PriceText(voice, planned.Target)), ("date", planned.At)),
                { NextPayment: { } charge, IsPutOff: true } =>
                    voice.Text("subscriptions.putOff") + "\n" + NextCharge(turn, subscription, charge, end),
                { NextPayment: { } charge } => NextCharge(turn, subscription, charge, end),
                _ => "",
            },
        };
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    /// <summary>With the new price, where one comes.</summary>
    private static string NextCharge(
        Turn turn, Subscription subscription, Money charge, DateTimeOffset end)
    {
        var coming = MoveNotices.Coming(turn, subscription);
        if (coming?.At <= end.AddHours(1))
        {
            return turn.Voice.Text(
                "migrations.nextCharge", ("price", coming.Value.Price), ("from", charge), ("date", end));
        }

        var next = turn.Voice.Text(
            subscription.IsNextPaymentLess ? "subscriptions.nextChargeAtMost" : "subscriptions.nextCharge",
            ("price", charge), ("date", end));
        return coming is null
            ? next
            : next + "\n" + turn.Voice.Text(
                "migrations.card", ("price", coming.Value.Price), ("date", coming.Value.At));
    }

    /// <summary>The channels they are in.</summary>
    public static string Inside(Turn turn, Member member)
    {
        var inside = turn.Config.Channels
            .Where(channel => Doors.AccessOf(
                turn, member.Id, channel.Id) is { IsWanted: true, Known: Presence.In })
            .Select(channel => channel.Title)
            .ToArray();
        return inside.Length == 0
            ? ""
            : turn.Voice.Text("subscriptions.inside", ("channels", string.Join(" · ", inside)));
    }

    /// <summary>Where to pay what is open; what was withdrawn can't be paid.</summary>
    public static IEnumerable<IReadOnlyList<Choice>> PayButtons(Turn turn, IEnumerable<Held> held) => held
        .Where(one => one.Subscription is { Trouble.PayUrl: not null, HasEndedAtStripe: false })
        .Select(one => (IReadOnlyList<Choice>)
            [new Choice.Link(
                turn.Voice.Text("subscriptions.payInvoice"), one.Subscription.Trouble!.PayUrl!)]);

    /// <summary>How much of the paid time is left, against a month or a year, whichever is nearer.</summary>
    private static string Bar(Turn turn, DateTimeOffset end)
    {
        var left = (end - turn.Now).TotalDays;
        var whole = left > 31 ? 366 : 31;
        var filled = Math.Clamp((int)Math.Ceiling(left / whole * BarLength), 0, BarLength);
        return new string('▰', filled) + new string('▱', BarLength - filled);
    }

    public static string KeyOf(Subscription subscription) => KeyOf(subscription.State);

    /// <summary>The text that names a state.</summary>
    public static string KeyOf(SubscriptionState state) =>
        $"states.{System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(state.ToString())}";
}
