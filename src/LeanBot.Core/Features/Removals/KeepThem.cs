using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;

namespace LeanBot.Core.Features.Removals;

/// <summary>Lets nobody out for now.</summary>
public sealed class KeepThem : AdminButton
{
    private const string Wire = "removals.keep";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.RemoveMany;

    /// <param name="upTo">When the last of those shown began to wait, UTC.</param>
    public static Choice Button(Voice voice, int count, DateTimeOffset upTo) =>
        Make(Wire, voice.Text("removals.keep", ("count", count)), Shown.Write(upTo));

    public override void Press(Turn turn, string argument)
    {
        var count = RemovalGuard.Keep(turn, Shown.Read(argument));
        if (count > 0) Audits.Note(turn, AuditKind.RemovalsPutOff, after: $"{count}");
        Shown.Say(turn, "removals.kept", count);
    }
}
