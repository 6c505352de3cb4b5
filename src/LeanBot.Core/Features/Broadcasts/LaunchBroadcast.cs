using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>The yes to what was shown.</summary>
public sealed class LaunchBroadcast : AdminButton
{
    private const string Wire = "broadcast.launch";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public static Choice Button(Voice voice, Broadcast draft, int count) => Make(
        Wire, voice.Text("broadcasts.launch", ("count", count)),
        $"{draft.Id} {Steps.Text(draft.Version)} {Steps.Text(count)}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        if (Drafts.AsShown(turn, words[0], words[1]) is not { } draft)
        {
            Steps.Show(turn, ConfirmScreen.Wire, words[0]);
            return;
        }

        var people = int.Parse(words[2], CultureInfo.InvariantCulture);
        Approving.Ask<Launching>(turn, new LaunchArguments(draft.Id, draft.Version, people));
    }
}
