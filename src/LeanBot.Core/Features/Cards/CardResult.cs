using LeanBot.Core.Features.Billing;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Core.Features.Trials;

namespace LeanBot.Core.Features.Cards;

public sealed class CardResult : ResultRule<FetchCard, CardTold>
{
    /// <summary>Who has just paid on a page knows with what.</summary>
    private static readonly TimeSpan JustPaid = TimeSpan.FromMinutes(10);

    /// <summary>A new card is tried at once for what is open. Its payment and the word of the card come in
    /// any order, and the payment has the last one.</summary>
    private static readonly TimeSpan JustHealed = TimeSpan.FromMinutes(1);

    protected override void Done(Turn turn, OutboxRow row, FetchCard request, CardTold result)
    {
        if (turn.Tx.Get<StripeCustomer>(request.Key) is not { } customer) return;
        var before = turn.Tx.Get<Card>(request.Key);
        if (result.MethodId is not { } method)
        {
            if (before is null) return;
            turn.Tx.Delete(before);
            Tell(turn, before, "cards.gone");
            return;
        }

        var card = new Card(
            request.Account, request.CustomerId, customer.Member, method, result.Brand ?? "", result.Last4,
            result.ExpMonth, result.ExpYear, result.Fingerprint);
        card = card with { RemindAt = card.ReminderFor(turn.Config.Hours, turn.Now) };
        turn.Tx.Put(card);
        TrialCards.Check(turn, card);
        if (before is null) return;
        if (before.MethodId != method) TellKept(turn, card);
        else if (before with { RemindAt = card.RemindAt } != card) Tell(turn, card, "cards.updated", asks: false);
        else if (request.IsReminder) Tell(turn, card, "cards.expiring");
    }

    /// <summary>A customer that Stripe does not know has no card.</summary>
    protected override void Failed(Turn turn, OutboxRow row, FetchCard request, Failure failure)
    {
    }

    private static void TellKept(Turn turn, Card card)
    {
        var hasJustPaid = turn.Tx.Find(Payment.ByMember, card.Member.ToString())
            .Any(payment => payment.At + (payment.Order is null ? JustHealed : JustPaid) > turn.Now);
        if (!hasJustPaid) Tell(turn, card, "cards.kept", asks: false);
    }

    /// <param name="asks">Whether something is to be done about it.</param>
    private static void Tell(Turn turn, Card card, string text, bool asks = true)
    {
        var renewing = turn.Tx.Find(Subscription.ByMember, card.Member.ToString())
            .Where(held => held.Account == card.Account && held is { GivesAccess: true, Renews: true })
            .ToArray();
        if (renewing.Length == 0) return;
        var voice = turn.To(KnownMembers.Of(turn, card.Member));
        var plans = string.Join(", ", renewing.Select(held => Held.TitleOf(turn, held)));
        var words = voice.Text(text, ("card", card.Name), ("plan", plans));
        voice.Say(asks
            ? new Screen(words, [ChangeCard.Button(voice, renewing[0])], [ShowStatus.Button(voice)])
            : new Screen(words, [ShowStatus.Button(voice)]));
    }
}
