using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Overview;

namespace LeanBot.Core;

/// <summary>Brings what came in to the code that it is for.</summary>
internal static class Routing
{
    public static void Run(Turn turn)
    {
        switch (turn.Incoming)
        {
            case Incoming.Message message: Conversations.OnMessage(turn, turn.Router, message); break;
            case Incoming.Press press: Conversations.OnPress(turn, turn.Router, press); break;
            case Incoming.TimerDue due: OnDue(turn, due.Entry); break;
            case Incoming.Result result: Results.Take(turn, result); break;
            case Incoming.Stripe stripe: OnStripe(turn, stripe); break;
            case Incoming.Unreadable unreadable: turn.Park(unreadable.Why); break;
            default: turn.Router.UpdateRuleOf(turn.Incoming)?.Apply(turn, turn.Incoming); break;
        }
    }

    /// <summary>What is due may have several steps behind it: each changes the record and is followed by the
    /// next. One that changes nothing would be due for ever.</summary>
    private static void OnDue(Turn turn, DueEntry entry)
    {
        var type = turn.Router.Schema.TypeOf(entry.Collection);
        if (turn.Tx.Get(type, entry.Key) is not { Due: { } due } before || due > turn.Now) return;
        turn.Router.TimerOf(entry.Collection).Fire(turn, entry.Key);
        if (Equals(turn.Tx.Get(type, entry.Key), before))
            throw new InvalidOperationException(
                $"The timer of {entry.Collection} {entry.Key} did not move on.");
    }

    private static void OnStripe(Turn turn, Incoming.Stripe stripe)
    {
        var happened = stripe.Event;
        if (!stripe.IsFound) WebhookHeard.Note(turn, happened.Account);
        if (turn.Router.StripeRuleOf(happened.Type) is not { } rule)
        {
            var before = turn.Tx.Get<UnhandledEvents>(happened.Type);
            turn.Tx.Put(new UnhandledEvents(
                happened.Type, (before?.Count ?? 0) + 1, turn.Now,
                stripe.Raw[..Math.Min(stripe.Raw.Length, UnhandledEvents.RawCharactersMax)]));
        }
        else if (!rule.ObjectType.IsInstanceOfType(happened.Object))
        {
            turn.Park($"A {happened.Type} that does not hold what it should.");
        }
        else if (Belonging.Problem(turn, happened.Account, happened.Object) is { } problem)
        {
            turn.Park(
                problem, about: $"{happened.Account}:{happened.Object!.Id}",
                payment: Belonging.PaymentIn(happened));
        }
        else
        {
            rule.Apply(turn, happened);
        }
    }
}
