using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Pricing;

namespace LeanBot.Core.Tests;

/// <summary>Prices that are made, and schedules that move subscriptions to them.</summary>
public sealed partial class StripeStandIn
{
    /// <summary>Subscriptions that the team has given a schedule by hand.</summary>
    public HashSet<string> HandMade { get; } = [];

    /// <summary>The prices that were made, as they were asked for.</summary>
    public List<MakePrice> Prices { get; } = [];

    /// <summary>How many schedules were made for each subscription.</summary>
    public Dictionary<string, int> Schedules { get; } = [];

    public PriceMade MakePrice(MakePrice price, bool isNew = true)
    {
        if (isNew) Prices.Add(price);
        return new PriceMade($"price_{price.Price.LookupKey}_{price.Price.Price.MinorUnits}");
    }

    /// <summary>What stands under each lookup key is what was made last.</summary>
    public PricesChecked CheckPrices(CheckPrices asked) => new(
    [
        .. asked.Prices.Select(wanted => Prices.FindLast(
            made => made.Account == asked.Account && made.Price.LookupKey == wanted.LookupKey) is { } made
                ? new PriceAtStripe(
                    wanted, MakePrice(made, isNew: false).PriceId, made.Price.Price,
                    made.Price.Price == wanted.Price)
                : new PriceAtStripe(wanted, null, null, false)),
    ]);

    public MoveAnswer MoveToPrice(MoveToPrice wanted, DateTimeOffset now)
    {
        var sub = _subscriptions.Single(sub => sub.Id == wanted.StripeId);
        if (sub.HasEnded) return new(MoveReason.Ended);
        if (sub.CancelAt is not null) return new(MoveReason.Canceling);
        if (sub.Page.Price == wanted.To.Price) return new(MoveReason.Already);
        if (sub.Page.Price != wanted.From.Price) return new(MoveReason.OtherPrice);
        if (sub.Status == "past_due") return new(MoveReason.Unpaid);
        if (HandMade.Contains(sub.Id)) return new(MoveReason.HandMade);
        if (sub.Planned is not null || (sub.Move is { } other && other.Migration != wanted.Migration))
            return new(MoveReason.OtherSchedule);
        if (sub.Move is null)
        {
            var at = sub.PeriodEnd;
            for (var months = 1; at < wanted.NotBefore; months++) at = sub.PeriodEnd.AddMonths(months);
            sub.Move = new StandInMove(Id("sub_sched"), wanted.Migration, wanted.To.Price, at);
            Schedules[sub.Id] = Schedules.GetValueOrDefault(sub.Id) + 1;
            Tell("customer.subscription.updated", now, sub.AsStripe());
        }

        return new(null, sub.Move.ScheduleId, sub.Move.At);
    }

    public StripeSubscription ReleaseMove(ReleaseMove wanted, DateTimeOffset now)
    {
        var sub = _subscriptions.Single(sub => sub.Id == wanted.StripeId);
        if (sub.Move?.ScheduleId == wanted.ScheduleId) Free(sub, now);
        return sub.AsStripe();
    }

    /// <summary>The team releases a schedule in the dashboard.</summary>
    public void ReleaseByHand(string id, DateTimeOffset now) =>
        Free(_subscriptions.Single(sub => sub.Id == id), now);

    private void Free(StandInSubscription sub, DateTimeOffset now)
    {
        if (sub.Move is not { } move) return;
        sub.Move = null;
        Tell("subscription_schedule.released", now, new StripeSchedule(
            move.ScheduleId, sub.Id, sub.Customer, "released"));
    }

    /// <summary>A period is over.</summary>
    private static bool Switch(StandInSubscription sub, DateTimeOffset now)
    {
        if (sub.Move is not { } move || move.At > now) return false;
        sub.Page = sub.Page with { Price = move.To };
        sub.Move = null;
        return true;
    }
}
