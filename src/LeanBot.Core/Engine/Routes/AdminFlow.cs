using LeanBot.Core.Features.Admins;

namespace LeanBot.Core;

/// <summary>A conversation with those of <c>config/admins.json</c> who have its right; the engine checks at
/// every step.</summary>
public abstract class AdminFlow<TState>() : Flow(Bot.Admin), IGuarded where TState : FlowState
{
    public abstract AdminRights Right { get; }

    internal sealed override Type StateType => typeof(TState);

    /// <summary>The next step, or null when the conversation is over.</summary>
    protected abstract TState? Next(TState state, Turn turn, string text);

    internal sealed override FlowState? Next(FlowState state, Turn turn, string text) =>
        Next((TState)state, turn, text);
}
