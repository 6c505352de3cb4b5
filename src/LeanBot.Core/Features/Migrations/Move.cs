using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Migrations;

/// <summary>One subscription in a migration: there is one record for each, so that each is moved
/// once.</summary>
/// <param name="SwitchAt">When the new price counts, UTC.</param>
/// <param name="ScheduleId">Stripe's <c>sub_sched_…</c></param>
/// <param name="Since">When it came to this state, UTC.</param>
/// <param name="IsTold">The member knows.</param>
/// <param name="NextStep">When <see cref="MoveTimer"/> has something to do, UTC.</param>
[Kept("moves", IsWalked = true)]
public sealed record Move(
    string Migration, SubscriptionId Subscription, MemberId Member, MoveState State,
    DateTimeOffset? SwitchAt = null, string? ScheduleId = null, MoveReason? Reason = null,
    DateTimeOffset Since = default, bool IsTold = false, DateTimeOffset? NextStep = null) : Record
{
    public static readonly Index<Move> BySubscription =
        new("by-subscription", move => move.Subscription.Value);

    /// <summary>Those whose schedule stands at Stripe.</summary>
    public static readonly Index<Move> BySchedule = new("by-schedule", move => move.ScheduleId);

    public override string Key => KeyOf(Migration, Subscription);
    public override DateTimeOffset? Due => NextStep;

    public static string KeyOf(string migration, SubscriptionId subscription) =>
        $"{migration}/{subscription}";
}
