using System.Globalization;
using System.Text.Json;

namespace LeanBot.Core;

/// <summary>The only road from the outside to the state: recognise a repeat, decide, commit.</summary>
public sealed class Engine(StateStore store, Router router, Func<Config> config)
{
    /// <summary>How often a turn that throws is tried before what came in is parked.</summary>
    private const int TriesMax = 3;

    /// <summary>Takes what came in; when it returns, everything it decided is durable.</summary>
    /// <param name="now">UTC.</param>
    /// <exception cref="NotDurable">Nothing was decided: do not acknowledge.</exception>
    public Outcome Handle(Incoming incoming, DateTimeOffset now, Entropy entropy)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return store.Update(now, incoming.Cause, tx => Handle(incoming, tx, now, entropy));
            }
            catch (Exception bug) when (bug is not NotDurable)
            {
                if (attempt == TriesMax) return Park(incoming, now, entropy, bug);
            }
        }
    }

    private Outcome Handle(Incoming incoming, Tx tx, DateTimeOffset now, Entropy entropy)
    {
        if (incoming.IsRegistered && tx.Get<ProcessedEvent>(incoming.Cause) is not null)
            return Outcome.Repeated;
        var turn = new Turn(incoming, tx, config(), router, now, entropy);
        try
        {
            Route(turn);
        }
        catch (Refused refused)
        {
            tx.Undo();
            Tell(turn, refused);
        }

        Register(turn);
        return Outcome.Done;
    }

    private void Route(Turn turn)
    {
        switch (turn.Incoming)
        {
            case Incoming.Message message: Conversations.OnMessage(turn, router, message); break;
            case Incoming.Press press: Conversations.OnPress(turn, router, press); break;
            case Incoming.TimerDue due: OnDue(turn, due.Entry); break;
            case Incoming.Result result: OnResult(turn, result); break;
            case Incoming.Stripe stripe: OnStripe(turn, stripe); break;
            case Incoming.Unreadable unreadable: OnUnreadable(turn, unreadable); break;
            default: router.UpdateRuleOf(turn.Incoming)?.Apply(turn, turn.Incoming); break;
        }
    }

    private void OnDue(Turn turn, DueEntry entry)
    {
        var record = turn.Tx.Get(store.Schema.TypeOf(entry.Collection), entry.Key);
        if (record?.Due is not { } due || due > turn.Now) return;
        router.TimerOf(entry.Collection).Fire(turn, entry.Key);
        var after = turn.Tx.Get(store.Schema.TypeOf(entry.Collection), entry.Key);
        if (after?.Due is { } still && still <= turn.Now)
            throw new InvalidOperationException(
                $"The timer of {entry.Collection} {entry.Key} did not move on.");
    }

    private void OnResult(Turn turn, Incoming.Result result)
    {
        if (turn.Tx.Get<OutboxRow>(result.RowId) is not { } row) return;
        if (result.Outcome is CallResult.PutOff putOff)
        {
            turn.Tx.Put(row with
            {
                Attempts = row.Attempts + (putOff.IsTry ? 1 : 0),
                NotBefore = putOff.Until,
                LastError = putOff.Error,
            });
            if (putOff.TellsAdmins) TellOfStuck(turn, row, putOff);
            return;
        }

        turn.Tx.Delete(row);
        // A bug must reach a person, whether or not the rule has anything to say of it.
        if (result.Outcome is CallResult.Failed { Failure: { Reason: FailureReason.Bug } bug })
            ParkRow(turn, row, bug.Description);
        router.ResultRuleOf(row.Request).Apply(turn, row, result.Outcome);
    }

    private static void TellOfStuck(Turn turn, OutboxRow row, CallResult.PutOff putOff) => turn.TellAdmins(
        "engine.stuck",
        ("kind", Wire.NameOf(row.Request.GetType())),
        ("row", row.Id),
        ("tries", row.Attempts + 1),
        ("problem", putOff.Error));

    private string ParkRow(Turn turn, OutboxRow row, string reason) => turn.Park(
        $"{Wire.NameOf(row.Request.GetType())}: {reason}",
        JsonSerializer.Serialize(row, store.Schema.Json),
        // Word of a message to the team that could not be said would fail just so, and without end.
        isTold: row.Request is not SayMessage { Bot: Bot.Admin });

    private void OnStripe(Turn turn, Incoming.Stripe stripe)
    {
        var happened = stripe.Event;
        if (router.StripeRuleOf(happened.Type) is not { } rule)
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
        else
        {
            rule.Apply(turn, happened);
        }
    }

    private static void OnUnreadable(Turn turn, Incoming.Unreadable unreadable) => turn.Park(unreadable.Why);

    private static void Register(Turn turn)
    {
        if (!turn.Incoming.IsRegistered) return;
        // Forgotten at night, all of a day together: that is one commit instead of one for each.
        var ttl = TimeSpan.FromDays(turn.Config.Settings.ProcessedEvents.TtlDays);
        var forget = new DateTimeOffset(
            (turn.Now + ttl).UtcDateTime.Date.AddDays(1).AddHours(2), TimeSpan.Zero);
        turn.Tx.Put(new ProcessedEvent(turn.Incoming.Cause, turn.Now, forget));
    }

    private static void Tell(Turn turn, Refused refused)
    {
        if (turn.Incoming is Incoming.Press press)
            Conversations.Answer(
                turn, press, turn.Voice.Text(refused.Text, [.. refused.Values]), showAlert: true);
        else if (turn.Incoming is Incoming.Message) turn.Voice.Say(refused.Text, [.. refused.Values]);
        else throw new InvalidOperationException($"«{refused.Text}» was refused to nobody.");
    }

    /// <summary>A bug must not block what comes behind: keep the raw thing, tell the operator and the
    /// person.</summary>
    private Outcome Park(Incoming incoming, DateTimeOffset now, Entropy entropy, Exception bug)
    {
        var reference = store.Update(now, incoming.Cause, tx =>
        {
            var turn = new Turn(incoming, tx, config(), router, now, entropy);
            var reason = string.Create(
                CultureInfo.InvariantCulture, $"{bug.GetType().Name}: {bug.Message}");
            var row = incoming is Incoming.Result result ? tx.Get<OutboxRow>(result.RowId) : null;
            if (row is not null) tx.Delete(row);
            var parked = row is null ? turn.Park(reason) : ParkRow(turn, row, reason);
            if (incoming is Incoming.Message) turn.Voice.Say("engine.bug", ("reference", parked));
            if (incoming is Incoming.Press press)
                Conversations.Answer(
                    turn, press, turn.Voice.Text("engine.bug", ("reference", parked)), showAlert: true);
            Register(turn);
            return parked;
        });
        if (incoming is Incoming.TimerDue due) store.Suspend(due.Entry);
        return new Outcome(OutcomeKind.Parked, bug, reference);
    }
}
