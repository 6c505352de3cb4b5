using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Approvals;

/// <summary>Type -> done: where nobody else may approve, typing out what is done takes the place of a second
/// pair of eyes.</summary>
public sealed class PhraseFlow : AdminFlow<PhraseFlow.State>
{
    /// <summary>The step checks the right of the action that it is for.</summary>
    public override AdminRights Right => AdminRights.Look;

    public override TimeSpan Patience => TimeSpan.FromMinutes(15);

    public abstract record State : FlowState
    {
        /// <param name="Arguments">Frozen, as JSON.</param>
        [Wire("approval.phrase")]
        public sealed record Type(string Action, string Arguments, string Phrase) : State;
    }

    public override void TimedOut(Turn turn, MemberId who, FlowState step) =>
        turn.TellAdmin(who, voice => new Screen(
            voice.Text("approvals.phraseTimedOut"), [OpenMenu.Button(voice)]));

    internal static void Begin(Turn turn, DangerousAction action, string arguments)
    {
        var given = Approving.ArgumentsOf(turn, action, arguments);
        var phrase = action.Phrase(turn.Voice, given);
        turn.Voice.Say(new Screen(
            action.Preview(turn, turn.Voice, given) + "\n\n"
                + turn.Voice.Text("approvals.typePhrase", ("phrase", phrase)),
            [OpenMenu.Button(turn.Voice)]));
        turn.Begin(new State.Type(action.Route, arguments, phrase));
    }

    protected override State? Next(State state, Turn turn, string text)
    {
        var asked = (State.Type)state;
        var action = turn.Router.Action(asked.Action) ?? throw new Refused("engine.staleButtonAdmin");
        Team.Demand(turn, action.Right);
        if (!Plain(text).Equals(Plain(asked.Phrase), StringComparison.OrdinalIgnoreCase))
        {
            turn.Voice.Say(new Screen(
                turn.Voice.Text("approvals.otherPhrase", ("phrase", asked.Phrase)),
                [OpenMenu.Button(turn.Voice)]));
            return state;
        }

        var given = Approving.ArgumentsOf(turn, action, asked.Arguments);
        turn.Voice.Say(action.Run(turn, given, turn.Speaker.Id)(turn.Voice));
        return null;
    }

    /// <summary>Phones add spaces, and signs that can't be seen.</summary>
    private static string Plain(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
