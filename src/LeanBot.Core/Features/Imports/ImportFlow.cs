using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Imports;

/// <summary>WaitForFile -> it is read, and shown.</summary>
public sealed class ImportFlow : AdminFlow<ImportFlow.State>
{
    public override AdminRights Right => AdminRights.Import;

    public abstract record State : FlowState
    {
        [Wire("imports.waitForFile")]
        public sealed record WaitForFile : State;
    }

    public override TimeSpan Patience => TimeSpan.FromMinutes(30);

    public override void TimedOut(Turn turn, MemberId who, FlowState step) => turn.TellAdmin(
        who, voice => new Screen(
            voice.Text("imports.timedOut"),
            [OpenScreen.Button(voice.Text("imports.button"), ImportsScreen.Wire)]));

    protected override State? Next(State state, Turn turn, string text)
    {
        if (Importing.Receive(turn)) return null;
        turn.Voice.Say(new Screen(turn.Voice.Text("imports.noFile"), [OpenMenu.Button(turn.Voice)]));
        return state;
    }
}
