using System.Globalization;
using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

public sealed class ChooseTime : AdminButton
{
    private const string Wire = "broadcast.time";
    private const string Now = "now";
    private const string Format = "yyyy-MM-ddTHH:mm:ssZ";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public static Choice NowButton(Voice voice, Broadcast draft) =>
        Make(Wire, voice.Text("broadcasts.now"), $"{draft.Id} {Steps.Text(draft.Version)} {Now}");

    public static Choice Button(Voice voice, Broadcast draft, DateTimeOffset at) => Make(
        Wire, voice.Moment(at),
        $"{draft.Id} {Steps.Text(draft.Version)} {at.ToString(Format, CultureInfo.InvariantCulture)}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        if (Drafts.AsShown(turn, words[0], words[1]) is not { } draft)
        {
            Steps.Show(turn, TimeScreen.Wire, words[0]);
            return;
        }

        var at = words[2] == Now ? (DateTimeOffset?)null : DateTimeOffset.ParseExact(
            words[2], Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        if (at is { } later && StartTime.ProblemOf(turn, later) is { } problem)
            throw new Refused(problem, ("now", turn.Voice.Moment(turn.Now)));
        turn.End();
        Drafts.Change(turn, draft with { StartsAt = at });
        Steps.Show(turn, ConfirmScreen.Wire, draft.Id);
    }
}
