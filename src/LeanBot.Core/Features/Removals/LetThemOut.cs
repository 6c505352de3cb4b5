using System.Globalization;

namespace LeanBot.Core.Features.Removals;

/// <summary>Confirms the removals that were shown above the button.</summary>
public sealed class LetThemOut : AdminButton
{
    private const string Wire = "removals.confirm";

    public override string Route => Wire;

    public static Choice Button(Voice voice, int count) => Make(
        Wire, voice.Text("removals.confirm", ("count", count)), count.ToString(CultureInfo.InvariantCulture));

    /// <summary>Where there are more by now than were shown, it shows them first.</summary>
    public override void Press(Turn turn, string argument)
    {
        var shown = int.Parse(argument, CultureInfo.InvariantCulture);
        if (Math.Min(RemovalGuard.Waiting(turn).Count, RemovalGuard.AtOnceMax) > shown)
            turn.Voice.Say(HeldRemovalsScreen.Of(turn));
        else turn.Voice.Say("removals.confirmed", ("count", RemovalGuard.Confirm(turn)));
    }
}
