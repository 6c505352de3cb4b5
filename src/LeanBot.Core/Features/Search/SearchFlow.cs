using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Search;

/// <summary>Ask -> Ask: each text that follows is another search, until something else is pressed.</summary>
public sealed class SearchFlow : AdminFlow<SearchFlow.State>
{
    public override AdminRights Right => AdminRights.Look;

    public abstract record State : FlowState
    {
        [Wire("search.ask")]
        public sealed record Ask : State;
    }

    protected override State? Next(State state, Turn turn, string text)
    {
        turn.Voice.Say(HitsScreen.Answer(turn, text));
        return state;
    }
}
