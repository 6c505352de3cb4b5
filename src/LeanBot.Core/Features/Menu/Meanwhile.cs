namespace LeanBot.Core.Features.Menu;

/// <summary>What was decided about something that has changed since it was shown: nothing is done, and how it
/// is now is shown in its place.</summary>
internal static class Meanwhile
{
    /// <param name="screen">The route of the screen that shows how it is now.</param>
    public static void Show(Turn turn, string screen, string argument)
    {
        if (turn.Incoming is Incoming.Press press)
            Conversations.Answer(turn, press, turn.Voice.Text("menu.changedMeanwhile"), showAlert: true);
        else turn.Voice.Say("menu.changedMeanwhile");
        turn.Voice.Say(turn.Router.Screen(screen)!.Of(turn, argument));
    }
}
