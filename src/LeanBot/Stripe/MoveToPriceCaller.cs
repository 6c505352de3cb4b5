using LeanBot.Core;
using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Plans;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>Gives a subscription a schedule: the period that runs as it is, the next ones too where it is
/// too
/// early, then the new price; and then it is released. Done twice it is the same: what stands already is
/// found. https://docs.stripe.com/billing/subscriptions/subscription-schedules/use-cases</summary>
internal sealed class MoveToPriceCaller(StripeAccounts accounts, ILogger<MoveToPriceCaller> log)
    : StripeCaller<MoveToPrice, MoveAnswer>(accounts, log)
{
    protected override string AccountOf(MoveToPrice request) => request.Account;

    protected override int CallsOf(MoveToPrice request) => 3;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, MoveToPrice request, CancellationToken cut)
    {
        var (now, unknown, _) = await client.Get(
            $"/v1/subscriptions/{Uri.EscapeDataString(request.StripeId)}", [],
            StripeJson.Default.SubscriptionJson, cut);
        if (unknown is not null) return Judge(unknown, row);
        if (WhatIsAgainst(now!, request) is { } reason) return Answer(reason);
        var (schedule, error, _) = now!.Schedule is { } id
            ? await client.Get(Schedules.PathOf(id), [], StripeJson.Default.ScheduleJson, cut)
            : await client.Post(
                "/v1/subscription_schedules", new StripeForm { { "from_subscription", request.StripeId } },
                $"{row.Id}:schedule", StripeJson.Default.ScheduleJson, cut);
        if (error is not null) return Judge(error, row);
        if (IsReady(schedule!, request)) return Answer(schedule!);
        if (now.Schedule is not null && !IsHalfMade(schedule!, row))
        {
            return Answer(
                Schedules.KindOf(schedule!) is null ? MoveReason.HandMade : MoveReason.OtherSchedule);
        }

        return await Fill(client, row, request, schedule!, cut);
    }

    private async Task<Verdict> Fill(
        StripeClient client, OutboxRow row, MoveToPrice request, ScheduleJson schedule, CancellationToken cut)
    {
        if (schedule.EndBehavior == "cancel")
        {
            // It was cancelled just now: to go on would take that back.
            var stays = await Schedules.Release(
                client, schedule.Id, $"{row.Id}:undo", cut, keepsCancel: true);
            return stays is null ? Answer(MoveReason.Canceling) : Judge(stays, row);
        }

        var form = FormOf(schedule, request);
        var (filled, problem, _) = await client.Post(
            Schedules.PathOf(schedule.Id), form, $"{row.Id}:phases:{form.Fingerprint()}",
            StripeJson.Default.ScheduleJson, cut);
        if (problem is null) return Answer(filled!);
        var verdict = Judge(problem, row);
        // One that mirrors what runs and nothing else is only in the way.
        if (verdict is Verdict.Drop)
            await Schedules.Release(client, schedule.Id, $"{row.Id}:undo", cut, keepsCancel: true);
        return verdict;
    }

    private static MoveReason? WhatIsAgainst(SubscriptionJson now, MoveToPrice request)
    {
        if (now.Status is "canceled" or "incomplete_expired") return MoveReason.Ended;
        if (now.CancelAtPeriodEnd || now.CancelAt is not null) return MoveReason.Canceling;
        if (now.Items.Data is not [{ Price: { } price }]) return MoveReason.SeveralItems;
        if (price.Id == request.PriceId) return MoveReason.Already;
        if (!IsThePrice(price, request)) return MoveReason.OtherPrice;
        return now.Status is not ("active" or "trialing") || now.PauseCollection is not null
            ? MoveReason.Unpaid
            : null;
    }

    /// <summary>The product need not be ours: older ones were made by hand.</summary>
    private static bool IsThePrice(PriceJson price, MoveToPrice request) =>
        price.UnitAmount == request.From.Price.MinorUnits
        && price.Currency == request.From.Price.Currency
        && PriceList.PeriodOf(price) == request.From.Period;

    /// <summary>An earlier try has done it.</summary>
    private static bool IsReady(ScheduleJson schedule, MoveToPrice request) =>
        schedule.Metadata?.GetValueOrDefault("migration") == request.Migration
        && schedule.Phases.Count > 1
        && schedule.Phases[^1].Items is [{ } item] && item.Price == request.PriceId;

    /// <summary>An earlier try has died between the two calls, so long ago that Stripe has forgotten its
    /// key:
    /// the schedule mirrors what runs, and is younger than the row.</summary>
    private static bool IsHalfMade(ScheduleJson schedule, OutboxRow row) =>
        Schedules.KindOf(schedule) is null
        && schedule.Phases.Count == 1
        && schedule.Created >= row.StagedAt.ToUnixTimeSeconds();

    private static StripeForm FormOf(ScheduleJson schedule, MoveToPrice request)
    {
        var runs = schedule.Phases[^1];
        var form = new StripeForm
        {
            { "end_behavior", "release" },
            { "metadata[leanbot]", Schedules.Migration },
            { "metadata[migration]", request.Migration },
        };
        SchedulePhases.AddRunning(form, runs);
        var at = 1;
        if (PeriodsBefore(runs, request) is > 0 and var periods)
        {
            SchedulePhases.AddSame(form, at, runs);
            SchedulePhases.AddLasting(form, at++, request.To.Period, periods);
        }

        SchedulePhases.AddPriced(form, at, runs, request.PriceId);
        SchedulePhases.AddLasting(form, at, request.To.Period, 1);
        return form;
    }

    /// <summary>How many more periods are paid as before.</summary>
    private static int PeriodsBefore(SchedulePhaseJson runs, MoveToPrice request)
    {
        var end = DateTimeOffset.FromUnixTimeSeconds(runs.EndDate);
        var periods = 0;
        while (After(end, request.To.Period, periods) < request.NotBefore) periods++;
        return periods;
    }

    private static DateTimeOffset After(DateTimeOffset end, Period period, int periods) =>
        period == Period.Year ? end.AddYears(periods) : end.AddMonths(periods);

    private static Verdict.Done Answer(MoveReason reason) => new(new MoveAnswer(reason));

    private static Verdict.Done Answer(ScheduleJson schedule) => new(new MoveAnswer(
        null, schedule.Id,
        DateTimeOffset.FromUnixTimeSeconds(schedule.Phases[^1].StartDate)));
}
