using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;

namespace LeanBot.Core.Features.Removals;

/// <summary>Says yes to the removals that were shown above the button, and to no others.</summary>
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
        var count = RemovalGuard.Confirm(turn, Shown.Read(argument));
        if (count > 0) Audits.Note(turn, AuditKind.RemovalsConfirmed, after: $"{count}");
        Shown.Say(turn, "removals.confirmed", count);
    }
}
