using LeanBot.Core.Features.Dunning;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Trials;

namespace LeanBot.Core.Features.Subscriptions;

public sealed class StepTimer : TimerRule<Subscription>
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromDays(1);

    public override void Fire(Turn turn, Subscription record)
    {
        var step = Steps.Next(record, turn.Config);
        if (step is null || step.At > turn.Now)
        {
            // The config has changed since the moment was worked out.
            Ledger.Put(turn, record);
            return;
        }

        var voice = turn.To(KnownMembers.Of(turn, record.Member));
        var end = Steps.EndOf(record, record.PaidThrough!.Value, turn.Config);
        switch (step)
        {
            case Steps.Step.WarnOfEnd warn:
                // After a time in which nobody was there, once for all warnings that were missed.
                if (end > turn.Now && !IsPaidOtherwise(turn, record))
                    voice.Say(Warnings.OfEnd(turn, voice, record, end));
                var passed = Steps.Passed(record, turn.Config, turn.Now) ?? warn.Days;
                Ledger.Put(turn, record with { LastWarning = Math.Min(passed, warn.Days) });
                break;
            case Steps.Step.WarnOfTrialEnd:
                if (record.PaidThrough > turn.Now) voice.Say(TrialWords.OfEnd(turn, voice, record));
                Ledger.Put(turn, record with { IsTrialEndTold = true });
                break;
            case Steps.Step.Remind:
                Remind(turn, record, end);
                break;
            case Steps.Step.Check:
                Ask(turn, record);
                break;
        }
    }

    /// <summary>Whoever has bought meanwhile what the team had given.</summary>
    private static bool IsPaidOtherwise(Turn turn, Subscription record) =>
        record.IsGiven && Held.Of(turn, record.Member).Any(
            held => held.Subscription is { IsGiven: false, Renews: true }
                && held.Subscription.Plan == record.Plan);

    /// <summary>Once for all reminders that were missed.</summary>
    private static void Remind(Turn turn, Subscription record, DateTimeOffset end)
    {
        var due = Reminders.ToCome(record, end, turn.Config).Where(one => one.At <= turn.Now).ToArray();
        if (end > turn.Now) ReminderWords.Say(turn, record, Reminders.Choose(due), end);
        Ledger.Put(
            turn, record with { Trouble = record.Trouble!.WithSaid(due.Select(one => one.Step)) });
    }

    /// <summary>Should the answer be lost in whatever way, it is asked for again.</summary>
    public static void Ask(Turn turn, Subscription record)
    {
        if (record.IsGiven)
        {
            FetchResult.EndGiven(turn, record);
            return;
        }

        FetchSubscription.Once(turn, record, FetchPurpose.Check);
        turn.Tx.Put(record with { NextStep = turn.Now + AskAgainAfter });
    }
}
