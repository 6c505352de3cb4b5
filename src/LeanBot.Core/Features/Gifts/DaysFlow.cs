using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Gifts;

/// <summary>Ask -> the screen that asked, with what was typed: days, or a day.</summary>
public sealed class DaysFlow : AdminFlow<DaysFlow.State>
{
    /// <summary>The step checks the right of the screen that asked.</summary>
    public override AdminRights Right => AdminRights.Look;

    public override TimeSpan Patience => TimeSpan.FromMinutes(30);

    public abstract record State : FlowState
    {
        /// <param name="Screen">Its route.</param>
        /// <param name="Argument">What was chosen so far.</param>
        [Wire("gift.days")]
        public sealed record Ask(string Screen, string Argument) : State;
    }

    public override void TimedOut(Turn turn, MemberId who, FlowState step)
    {
        if (step is not State.Ask asked) return;
        turn.TellAdmin(who, voice => new Screen(
            voice.Text("gifts.timedOut"),
            [
                OpenScreen.Button(voice.Text("gifts.again"), asked.Screen, asked.Argument),
                OpenMenu.Button(voice),
            ]));
    }

    protected override State? Next(State state, Turn turn, string text)
    {
        var asked = (State.Ask)state;
        var screen = turn.Router.Screen(asked.Screen) ?? throw new Refused("engine.staleButtonAdmin");
        Team.Demand(turn, screen.Right);
        var typed = text.Trim().Split(' ')[0];
        if (Giving.Until(turn, turn.Now, typed) is null)
            throw new Refused("gifts.wrongDays", ("max", Giving.DaysMax));
        turn.Voice.Say(screen.Of(turn, $"{asked.Argument} {typed}"));
        return null;
    }
}
