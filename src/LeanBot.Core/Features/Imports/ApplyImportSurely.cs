using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;

namespace LeanBot.Core.Features.Imports;

public sealed class ApplyImportSurely : AdminButton
{
    private const string Wire = "imports.applySurely";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Import;

    public static Choice Button(Voice voice, Import import) =>
        Make(Wire, voice.Text("imports.applyYes", ("count", import.Count)), import.Id);

    public override void Press(Turn turn, string argument)
    {
        var import = Importing.Find(turn, argument);
        Approving.Ask<BringIn>(turn, new BringIn.What(import.Id, import.FileName, import.Count));
    }
}
