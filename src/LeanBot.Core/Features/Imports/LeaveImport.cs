using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Imports;

/// <summary>Takes nothing over.</summary>
public sealed class LeaveImport : AdminButton
{
    private const string Wire = "imports.leave";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Import;

    public static Choice Button(Voice voice, Import import) =>
        Make(Wire, voice.Text("imports.leave"), import.Id).AsBack();

    public override void Press(Turn turn, string argument)
    {
        Importing.Leave(turn, Importing.Find(turn, argument));
        turn.Voice.Say(new Screen(turn.Voice.Text("imports.left"), [OpenMenu.Button(turn.Voice)]));
    }
}
