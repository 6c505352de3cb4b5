using LeanBot.Core.Features.Billing;
using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Cards;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Trials;

internal static class TrialWords
{
    /// <summary>Before the first charge: how much, when, from which card, and the way out.</summary>
    public static Screen OfEnd(Turn turn, Voice voice, Subscription trial)
    {
        var card = turn.Tx.Find(StripeCustomer.ByMember, trial.Member.ToString())
            .Where(customer => customer.Account == trial.Account)
            .Select(customer => turn.Tx.Get<Card>(customer.Key))
            .FirstOrDefault(card => card is not null);
        var text = voice.Text(
            card is null ? "trials.endsWithoutCard" : "trials.endsSoon",
            ("plan", Held.TitleOf(turn, trial)), ("until", trial.PaidThrough!),
            ("price", trial.NextCharge?.ToString() ?? "—"), ("card", card?.Name ?? ""));
        return new Screen(
            text,
            [ChangeCard.Button(voice, trial)],
            [ChooseToCancel.Button(turn, voice, trial)]);
    }
}
