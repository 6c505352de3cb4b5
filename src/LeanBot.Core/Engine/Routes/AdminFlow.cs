namespace LeanBot.Core;

public abstract class AdminFlow<TState>() : Flow(Bot.Admin) where TState : FlowState
{
    internal sealed override Type StateType => typeof(TState);

    /// <summary>The next step, or null when the conversation is over.</summary>
    protected abstract TState? Next(TState state, Turn turn, string text);

    internal sealed override FlowState? Next(FlowState state, Turn turn, string text) =>
        Next((TState)state, turn, text);
}
