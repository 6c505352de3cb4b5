using LeanBot.Core.Features.Members;

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
                voice.Say(Warnings.OfEnd(turn, voice, record, end));
                Ledger.Put(turn, record with { LastWarning = warn.Days });
                break;
            case Steps.Step.TellFailure:
                voice.Say(Warnings.OfFailure(turn, voice, record, end));
                Ledger.Put(turn, record with { Trouble = record.Trouble! with { Told = true } });
                break;
            case Steps.Step.WarnOfGraceEnd:
                voice.Say(Warnings.OfGraceEnd(turn, voice, record, end));
                Ledger.Put(turn, record with { Trouble = record.Trouble! with { WarnedOfEnd = true } });
                break;
            case Steps.Step.Check:
                Ask(turn, record);
                // Should the answer be lost in whatever way, it is asked for again.
                turn.Tx.Put(record with { NextStep = turn.Now + AskAgainAfter });
                break;
        }
    }

    private static void Ask(Turn turn, Subscription record)
    {
        var check = new FetchSubscription(record.Account, record.StripeId, FetchPurpose.Check);
        var isAsked = turn.Tx.Find(OutboxRow.ByLane, check.Lane).Any(row => row.Request == check);
        if (!isAsked) turn.Send(check);
    }
}
