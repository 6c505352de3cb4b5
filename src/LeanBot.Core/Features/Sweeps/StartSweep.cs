using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Sweeps;

/// <summary>Has everybody whom we know looked at.</summary>
public sealed class StartSweep : AdminButton
{
    private const string Wire = "sweeps.start";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.RepairChannels;

    public static Choice Button(Voice voice) => Make(Wire, voice.Text("sweeps.start"));

    public override void Press(Turn turn, string argument)
    {
        Sweeping.Begin(turn, turn.Speaker.Id);
        turn.Voice.Say(turn.Router.Screen(SweepScreen.Wire)!.Of(turn));
    }
}
