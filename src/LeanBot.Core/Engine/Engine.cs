namespace LeanBot.Core;

/// <summary>The only road from the outside to the state: recognise a repeat, decide, commit.</summary>
public sealed class Engine(StateStore store, Router router, Func<Config> config)
{
    /// <summary>How often a turn that throws is tried before what came in is parked.</summary>
    private const int TriesMax = 3;

    /// <summary>Takes what came in; when it returns, everything it decided is durable.</summary>
    /// <param name="now">UTC.</param>
    /// <exception cref="NotDurable">Nothing was decided: do not acknowledge.</exception>
    public Outcome Handle(Incoming incoming, DateTimeOffset now, Entropy entropy) =>
        store.Settled(told => Handle(incoming, now, entropy, told));

    /// <summary>Takes what came in, and decides; what was decided may not be told before it is
    /// settled.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="settled">See <see cref="StateStore.Stage"/>; it may be called before this
    /// returns.</param>
    /// <exception cref="NotDurable">Nothing was decided: do not acknowledge.</exception>
    public Outcome Handle(
        Incoming incoming, DateTimeOffset now, Entropy entropy, Action<NotDurable?> settled)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return store.Stage(
                    now, incoming.Cause, tx => Handle(incoming, tx, now, entropy), settled);
            }
            catch (Exception bug) when (bug is not NotDurable)
            {
                if (attempt == TriesMax) return Park(incoming, now, entropy, bug, settled);
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
            Routing.Run(turn);
        }
        catch (Refused refused)
        {
            tx.Undo();
            Tell(turn, refused);
        }

        Register(turn);
        return turn.Parked is null ? Outcome.Done : Outcome.Done with { Reference = turn.Parked };
    }

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
    private Outcome Park(
        Incoming incoming, DateTimeOffset now, Entropy entropy, Exception bug, Action<NotDurable?> settled)
    {
        var reference = store.Stage(now, incoming.Cause, tx =>
        {
            var turn = new Turn(incoming, tx, config(), router, now, entropy);
            var parked = Parking.Keep(
                turn, $"{KindOf(tx, incoming)}{bug.GetType().Name}: {bug.Message}", callsAgain: true);
            if (incoming is Incoming.Message) turn.Voice.Say("engine.bug", ("reference", parked));
            if (incoming is Incoming.Press press)
                Conversations.Answer(
                    turn, press, turn.Voice.Text("engine.bug", ("reference", parked)), showAlert: true);
            Register(turn);
            return parked;
        }, settled);
        if (incoming is Incoming.TimerDue due) store.Suspend(due.Entry);
        return new Outcome(OutcomeKind.Parked, bug, reference);
    }

    private static string KindOf(Tx tx, Incoming incoming) =>
        incoming is Incoming.Result result && tx.Get<OutboxRow>(result.RowId) is { } row
            ? $"{Wire.NameOf(row.Request.GetType())}: "
            : "";
}
