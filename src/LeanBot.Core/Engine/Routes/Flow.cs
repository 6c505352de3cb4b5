namespace LeanBot.Core;

/// <summary>A conversation that takes what is typed next. It survives a restart and times out.</summary>
public abstract class Flow
{
    private protected Flow(Bot bot) => Bot = bot;

    public Bot Bot { get; }
    internal abstract Type StateType { get; }

    /// <summary>How long it waits for the person before it is forgotten.</summary>
    public virtual TimeSpan Patience => TimeSpan.FromHours(1);

    internal abstract FlowState? Next(FlowState state, Turn turn, string text);
}
