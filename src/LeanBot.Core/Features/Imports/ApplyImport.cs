using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Imports;

/// <summary>Asks once more, then has the file taken over.</summary>
public sealed class ApplyImport : AdminButton
{
    private const string Wire = "imports.apply";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Import;

    public static Choice Button(Voice voice, Import import) =>
        Make(Wire, voice.Text("imports.apply", ("count", import.Count)), import.Id);

    public override void Press(Turn turn, string argument)
    {
        var import = Importing.Find(turn, argument);
        turn.Voice.Say(new Screen(
            turn.Voice.Text("imports.sure", ("file", import.FileName), ("count", import.Count)),
            [ApplyImportSurely.Button(turn.Voice, import)],
            [LeaveImport.Button(turn.Voice, import)]));
    }
}
