using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Approvals;

/// <summary>Something that can't be undone and may be large. Deriving from <see
/// cref="DangerousAction{TArguments}"/> is the registration; <see cref="Approving.Ask{TAction}"/> runs it at
/// once where it is small, else once a second admin has approved.</summary>
public abstract class DangerousAction : IGuarded
{
    private protected DangerousAction()
    {
    }

    /// <summary>The wire name: it is kept with what waits for approval.</summary>
    public abstract string Route { get; }

    /// <summary>What it takes to ask for it, and to approve it.</summary>
    public abstract AdminRights Right { get; }

    internal abstract Type ArgumentsType { get; }

    internal abstract ActionSize SizeOf(object arguments);

    internal abstract string Preview(Turn turn, Voice voice, object arguments);

    internal abstract string Phrase(Voice voice, object arguments);

    internal abstract Func<Voice, Screen> Run(Turn turn, object arguments, MemberId by);
}

/// <typeparam name="TArguments">What exactly is to be done: frozen when it is asked for, kept as
/// JSON.</typeparam>
public abstract class DangerousAction<TArguments> : DangerousAction where TArguments : class
{
    internal sealed override Type ArgumentsType => typeof(TArguments);

    /// <summary>How much it does, by its arguments alone: what was counted when it was shown.</summary>
    protected abstract ActionSize SizeOf(TArguments arguments);

    /// <summary>What will happen, as whoever is asked to approve reads it, in Telegram's HTML.</summary>
    protected abstract string Preview(Turn turn, Voice voice, TArguments arguments);

    /// <summary>What is typed out where there is nobody else to ask: short, and naming what is done, such as
    /// <c>GIVE BACK $500</c>.</summary>
    protected abstract string Phrase(Voice voice, TArguments arguments);

    /// <summary>Does it, and returns what is said of it to whoever asked and whoever approved. What was seen
    /// when it was asked for may have changed: look before acting.</summary>
    /// <param name="by">Who asked for it, also where another one has approved.</param>
    /// <exception cref="Refused">It can't be done any more, or would do something else than was shown.
    /// </exception>
    protected abstract Func<Voice, Screen> Run(Turn turn, TArguments arguments, MemberId by);

    internal sealed override ActionSize SizeOf(object arguments) => SizeOf((TArguments)arguments);

    internal sealed override string Preview(Turn turn, Voice voice, object arguments) =>
        Preview(turn, voice, (TArguments)arguments);

    internal sealed override string Phrase(Voice voice, object arguments) =>
        Phrase(voice, (TArguments)arguments);

    internal sealed override Func<Voice, Screen> Run(Turn turn, object arguments, MemberId by) =>
        Run(turn, (TArguments)arguments, by);
}
