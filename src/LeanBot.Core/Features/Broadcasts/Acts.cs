namespace LeanBot.Core.Features.Broadcasts;

/// <summary>What the buttons of a report have in common.</summary>
internal static class Acts
{
    private const string Live = "live";
    private const string OnScreen = "screen";

    public static string PlaceOf(bool isLive) => isLive ? Live : OnScreen;

    /// <exception cref="Refused">It is gone.</exception>
    public static Broadcast Find(Turn turn, string argument) => Drafts.Find(turn, argument.Split(' ')[0]);

    /// <summary>Somebody else was quicker.</summary>
    public static void TellChanged(Turn turn, Broadcast broadcast)
    {
        if (turn.Incoming is not Incoming.Press press) return;
        Conversations.Answer(
            turn, press,
            turn.Voice.Text("broadcasts.isNow") + " " + ReportCard.StateOf(turn, turn.Voice, broadcast),
            showAlert: true);
    }

    /// <summary>Shows how it is now, where the button was.</summary>
    public static void Show(Turn turn, string argument)
    {
        var broadcast = Find(turn, argument);
        if (argument.EndsWith(Live, StringComparison.Ordinal))
            turn.Voice.Say(ReportCard.Of(turn, turn.Voice, broadcast, isLive: true));
        else Steps.Show(turn, BroadcastScreen.Wire, broadcast.Id);
    }

    /// <summary>A question stands below, since a report is brought up to date where it is.</summary>
    public static void Ask(
        Turn turn, string text, Choice yes, Broadcast broadcast, params (string Name, object Value)[] values)
    {
        turn.SpeakAnew();
        turn.Voice.Say(new Screen(
            turn.Voice.Text(text, values),
            [yes],
            [Steps.Back(turn.Voice, BroadcastScreen.Wire, broadcast.Id, "broadcasts.leaveIt")]));
    }
}
