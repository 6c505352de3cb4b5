namespace LeanBot.Core.Features.Overview;

/// <summary>When Stripe last told of something by a webhook, to the minute.</summary>
[Kept("webhooksHeard")]
public sealed record WebhookHeard(string Account, DateTimeOffset At) : Record
{
    /// <summary>What comes many times a second is not written as often.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    public override string Key => Account;

    public static void Note(Turn turn, string account)
    {
        var before = turn.Tx.Get<WebhookHeard>(account);
        if (before is null || (turn.Now - before.At).Duration() >= Grain)
            turn.Tx.Put(new WebhookHeard(account, turn.Now));
    }
}
