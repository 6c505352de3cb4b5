namespace LeanBot.Core;

/// <summary>A conversation that takes what is typed next. It survives a restart and times out.</summary>
public abstract class Flow
{
    private protected Flow(Bot bot) => Bot = bot;

    public Bot Bot { get; }
    internal abstract Type StateType { get; }

    /// <summary>How long it waits for the person before it is forgotten.</summary>
    public virtual TimeSpan Patience => TimeSpan.FromHours(1);

    /// <summary>The same for a step that differs.</summary>
    public virtual TimeSpan PatienceFor(FlowState step) => Patience;

    /// <summary>The person did not come back in time, and the conversation is over.</summary>
    public virtual void TimedOut(Turn turn, MemberId who, FlowState step)
    {
    }

    internal abstract FlowState? Next(FlowState state, Turn turn, string text);
}
