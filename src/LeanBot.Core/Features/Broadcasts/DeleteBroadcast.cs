using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Asks, and then takes back what was sent.</summary>
public sealed class DeleteBroadcast : AdminButton
{
    private const string Wire = "broadcast.delete";
    private const string Sure = "sure";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public static Choice Button(Voice voice, Broadcast broadcast) =>
        Make(Wire, voice.Text("broadcasts.delete"), broadcast.Id);

    public override void Press(Turn turn, string argument)
    {
        var broadcast = Acts.Find(turn, argument);
        var tally = turn.Tx.Get<BroadcastTally>(broadcast.Id);
        if (tally is null || !Deleting.IsPossible(turn, broadcast, tally))
            throw new Refused("broadcasts.tooLateToDelete");
        if (!argument.EndsWith(Sure, StringComparison.Ordinal))
        {
            Acts.Ask(
                turn, "broadcasts.deleteSure",
                Make(Wire, turn.Voice.Text("broadcasts.deleteYes"), $"{broadcast.Id} {Sure}"), broadcast,
                ("title", Drafts.TitleOf(broadcast)), ("count", tally.Sent));
            return;
        }

        Deleting.Begin(turn, broadcast, tally);
        Audits.Note(
            turn, AuditKind.BroadcastDeleted,
            about: $"{Drafts.TitleOf(broadcast)} ({Steps.Text(tally.Sent)})");
        Steps.Show(turn, BroadcastScreen.Wire, broadcast.Id);
    }
}
