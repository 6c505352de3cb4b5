using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Removals;

/// <summary>Lets out those who wait for a yes and were shown.</summary>
public sealed class LetHeldOut : DangerousAction<LetHeldOut.What>
{
    /// <param name="UpTo">When the last of those shown began to wait, UTC.</param>
    public sealed record What(DateTimeOffset UpTo, int Count);

    private const string Wire = "removals.held";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.RemoveMany;

    protected override ActionSize SizeOf(What arguments) => new(arguments.Count);

    protected override string Preview(Turn turn, Voice voice, What arguments) =>
        voice.Text("removals.heldSure", ("count", arguments.Count));

    protected override string Phrase(Voice voice, What arguments) =>
        voice.Text("removals.phrase", ("count", arguments.Count));

    protected override Func<Voice, Screen> Run(Turn turn, What arguments, MemberId by)
    {
        var count = RemovalGuard.Confirm(turn, arguments.UpTo);
        if (count == 0) throw new Refused("removals.none");
        Audits.Note(turn, AuditKind.RemovalsConfirmed, after: $"{count}");
        var more = RemovalGuard.PeopleIn(RemovalGuard.Waiting(turn));
        return voice => new Screen(
            voice.Text("removals.confirmed", ("count", count)),
            more == 0
                ? []
                : [OpenScreen.Button(RemovalsScreen.LabelOf(voice, more), RemovalsScreen.Wire)],
            [OpenMenu.Button(voice)]);
    }
}
