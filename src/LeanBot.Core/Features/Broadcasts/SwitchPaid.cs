using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Faster than is free, against Stars of the bot's balance: only where the config allows it and the
/// admin wants it for this broadcast. https://core.telegram.org/bots/api#sendmessage</summary>
public sealed class SwitchPaid : AdminButton
{
    private const string Wire = "broadcast.paid";

    /// <summary>A message above the free rate costs a tenth of a Star.</summary>
    private const int MessagesPerStar = 10;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public static int StarsFor(int people) => (people + MessagesPerStar - 1) / MessagesPerStar;

    /// <summary>None where the config does not allow it.</summary>
    public static IReadOnlyList<Choice> Row(Turn turn, Broadcast draft) =>
        turn.Config.Settings.PaidBroadcast.IsEnabled || draft.PaidPerSecond is not null
            ? [Make(
                Wire,
                turn.Voice.Text(draft.PaidPerSecond is null ? "broadcasts.faster" : "broadcasts.free"),
                $"{draft.Id} {Steps.Text(draft.Version)}")]
            : [];

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var settings = turn.Config.Settings.PaidBroadcast;
        if (Drafts.AsShown(turn, words[0], words[1]) is { } draft)
        {
            Drafts.Change(turn, draft with
            {
                PaidPerSecond = draft.PaidPerSecond is null && settings.IsEnabled ? settings.PerSecond : null,
            });
        }

        Steps.Show(turn, ConfirmScreen.Wire, words[0]);
    }
}
