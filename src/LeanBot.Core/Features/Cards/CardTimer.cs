namespace LeanBot.Core.Features.Cards;

/// <summary>Asks Stripe before anybody is told that their card expires: it may have been changed.</summary>
public sealed class CardTimer : TimerRule<Card>
{
    public override void Fire(Turn turn, Card record)
    {
        turn.Tx.Put(record with { RemindAt = null });
        FetchCard.Once(turn, new FetchCard(record.Account, record.CustomerId, IsReminder: true));
    }
}
