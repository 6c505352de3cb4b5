using System.Globalization;
using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>A button under a broadcast. The message stays: it is answered below it.</summary>
public sealed class PressBroadcast : MemberButton
{
    private const string Wire = "broadcast";
    private const string Mute = "mute";

    public override string Route => Wire;

    public static Choice Button(string label, string broadcast, int button) =>
        Make(Wire, label, string.Create(CultureInfo.InvariantCulture, $"{broadcast} {button}"));

    public static Choice MuteButton(string label, string broadcast) =>
        Make(Wire, label, $"{broadcast} {Mute}");

    public override void Press(Turn turn, string argument)
    {
        turn.SpeakAnew();
        var words = argument.Split(' ');
        if (words[1] == Mute)
        {
            Marketing.Mute(turn, words[0]);
            turn.Voice.Say(new Screen(
                turn.Voice.Text("broadcasts.muted"), [HearMarketing.Button(turn.Voice)]));
            return;
        }

        var button = int.Parse(words[1], CultureInfo.InvariantCulture);
        if (turn.Tx.Get<Broadcast>(words[0]) is not { } broadcast || button >= broadcast.Buttons.Count)
            throw new Refused("engine.staleButton");
        Count(turn, broadcast, button);
        var pressed = broadcast.Buttons[button];
        var link = pressed.Type == PostButtonKind.Promo ? $"promo_{pressed.Target}" : $"plan_{pressed.Target}";
        // The same as by the link that says so.
        new Start().Run(turn, link);
    }

    /// <summary>Each person counts once a button.</summary>
    private static void Count(Turn turn, Broadcast broadcast, int button)
    {
        if (turn.Tx.Get<Delivery>(Delivery.KeyOf(broadcast.Id, turn.Member.Id)) is not { } delivery) return;
        var bit = 1L << button;
        if ((delivery.Pressed & bit) != 0) return;
        if (turn.Tx.Get<BroadcastTally>(broadcast.Id) is not { } tally) return;
        turn.Tx.Put(delivery with { Pressed = delivery.Pressed | bit });
        turn.Tx.Put(tally.Pressed(button));
    }
}
