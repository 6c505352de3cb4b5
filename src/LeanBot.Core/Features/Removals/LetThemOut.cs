using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;

namespace LeanBot.Core.Features.Removals;

/// <summary>Says yes to the removals that were shown above the button, and to no others; where they are many,
/// once that is approved.</summary>
public sealed class LetThemOut : AdminButton
{
    private const string Wire = "removals.confirm";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.RemoveMany;

    /// <param name="upTo">When the last of those shown began to wait, UTC.</param>
    public static Choice Button(Voice voice, int count, DateTimeOffset upTo) =>
        Make(Wire, voice.Text("removals.confirm", ("count", count)), Shown.Write(upTo));

    public override void Press(Turn turn, string argument)
    {
        RemovalGuard.RefuseWhileObserving(turn);
        var upTo = Shown.Read(argument);
        var count = RemovalGuard.PeopleIn(RemovalGuard.WaitingBy(turn, upTo));
        if (count == 0) turn.Voice.Say(turn.Router.Screen(RemovalsScreen.Wire)!.Of(turn));
        else Approving.Ask<LetHeldOut>(turn, new LetHeldOut.What(upTo, count));
    }
}
