using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Imports;

/// <summary>Takes a file over: access without a payment, for many at once.</summary>
public sealed class BringIn : DangerousAction<BringIn.What>
{
    public sealed record What(string Import, string File, int Count);

    public override string Route => "imports.apply";

    public override AdminRights Right => AdminRights.Import;

    protected override ActionSize SizeOf(What arguments) => new(arguments.Count);

    protected override string Preview(Turn turn, Voice voice, What arguments) => voice.Text(
        "imports.sure", ("file", arguments.File), ("count", arguments.Count));

    protected override string Phrase(Voice voice, What arguments) =>
        voice.Text("imports.phrase", ("count", arguments.Count));

    protected override Func<Voice, Screen> Run(Turn turn, What arguments, MemberId by)
    {
        var import = Importing.Apply(turn, arguments.Import, by);
        Audits.Note(turn, AuditKind.Imported, about: $"{import.FileName} ({import.Count})");
        return voice => new Screen(
            voice.Text("imports.running", ("file", import.FileName), ("count", import.Count)),
            [OpenScreen.Button(voice.Text("imports.button"), ImportsScreen.Wire)]);
    }
}
