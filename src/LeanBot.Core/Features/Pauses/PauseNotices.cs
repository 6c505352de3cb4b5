using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Pauses;

/// <summary>What a member hears of a pause, whether it was made here or at Stripe itself.</summary>
internal static class PauseNotices
{
    public static void Follow(Turn turn, Subscription before, Subscription after)
    {
        if (before.IsPaused == after.IsPaused || after.HasEndedAtStripe || after.PaidThrough is not { } until)
            return;
        var member = KnownMembers.Of(turn, after.Member);
        Doors.Reconcile(turn, member);
        var voice = turn.To(member);
        var key = (after.IsPaused, turn.Config.Settings.Access.WhilePaused, after.GivesAccess) switch
        {
            (true, true, _) => "pauses.toldWithAccess",
            (true, false, _) => "pauses.told",
            (false, _, true) => "pauses.goesOn",
            _ => "pauses.goesOnWhenPaid",
        };
        voice.Say(new Screen(
            voice.Text(key, ("plan", Held.TitleOf(turn, after)), ("until", until)),
            [ShowStatus.Button(voice)]));
    }

    /// <summary>What was paid is over, and the pause goes on.</summary>
    public static void Rest(Turn turn, Subscription subscription)
    {
        var resting = Ledger.Put(turn, subscription with { State = SubscriptionState.Paused });
        var member = KnownMembers.Of(turn, resting.Member);
        Doors.Reconcile(turn, member);
        turn.To(member).Say("pauses.rests", ("plan", Held.TitleOf(turn, resting)));
    }
}
