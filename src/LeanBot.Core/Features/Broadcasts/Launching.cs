using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;
using LeanBot.Core.Features.Audit;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Lets a broadcast go, as it was shown. What many get can't be unsaid, so from some size on it
/// takes a second admin.</summary>
public sealed class Launching : DangerousAction<LaunchArguments>
{
    /// <summary>A community grows while somebody thinks; more than this is another broadcast.</summary>
    private const double GrowthMax = 1.05;

    private const int GrowthPeopleMax = 5;

    public override string Route => "broadcast.launch";

    public override AdminRights Right => AdminRights.Broadcast;

    protected override ActionSize SizeOf(LaunchArguments arguments) => new(arguments.People);

    protected override string Preview(Turn turn, Voice voice, LaunchArguments arguments)
    {
        if (turn.Tx.Get<Broadcast>(arguments.Broadcast) is not { } draft) return voice.Text("broadcasts.gone");
        var text = draft.Post is { Html.Length: > 0 } post
            ? $"\n\n<blockquote expandable>{PlainText.Escape(PlainText.Of(post.Html))}</blockquote>"
            : "";
        return ConfirmScreen.Text(turn, voice, draft, arguments.People) + text;
    }

    protected override string Phrase(Voice voice, LaunchArguments arguments) =>
        voice.Text("broadcasts.phrase", ("count", arguments.People));

    /// <exception cref="Refused">It is not what was shown any more.</exception>
    protected override Func<Voice, Screen> Run(Turn turn, LaunchArguments arguments, MemberId by)
    {
        var draft = Drafts.Open(turn, arguments.Broadcast);
        Check(turn, draft, arguments);
        Audits.Note(
            turn, AuditKind.BroadcastStarted,
            about: $"{Drafts.TitleOf(draft)} ({Steps.Text(arguments.People)})", by: by);
        Go(turn, draft with { LaunchedBy = by });
        return voice => Told(turn, voice, draft.Id);
    }

    private static void Check(Turn turn, Broadcast draft, LaunchArguments arguments)
    {
        if (draft.Version != arguments.Version || draft.Post is null)
            throw new Refused("broadcasts.changedSince");
        var now = Audiences.Count(turn, draft).Reached;
        if (now == 0) throw new Refused("broadcasts.nobody");
        if (now > (arguments.People * GrowthMax) + GrowthPeopleMax)
            throw new Refused("broadcasts.moreNow", ("count", now), ("before", arguments.People));
        if (draft.PaidPerSecond is not null && !turn.Config.Settings.PaidBroadcast.IsEnabled)
            throw new Refused("broadcasts.notPaidAnyMore");
    }

    private static void Go(Turn turn, Broadcast draft)
    {
        if (draft.StartsAt is { } at && at > turn.Now)
            turn.Tx.Put(draft with { State = BroadcastState.Scheduled, NextAt = at });
        else LineUp.Enter(turn, draft);
    }

    private static Screen Told(Turn turn, Voice voice, string id)
    {
        var launched = turn.Tx.Get<Broadcast>(id)!;
        return new Screen(
            voice.Text("broadcasts.launched", ("title", Drafts.TitleOf(launched))) + "\n"
                + ReportCard.StateOf(turn, voice, launched),
            [Steps.Open(voice, BroadcastScreen.Wire, id, "broadcasts.report")]);
    }
}
