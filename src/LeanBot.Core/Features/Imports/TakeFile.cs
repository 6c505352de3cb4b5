using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Imports;

/// <summary>Waits for the file.</summary>
public sealed class TakeFile : AdminButton
{
    private const string Wire = "imports.take";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Import;

    public static Choice Button(Voice voice) => Make(Wire, voice.Text("imports.take"));

    public override void Press(Turn turn, string argument)
    {
        turn.Begin(new ImportFlow.State.WaitForFile());
        turn.Voice.Anew().Say(new Screen(turn.Voice.Text("imports.send"), [OpenMenu.Button(turn.Voice)]));
    }
}
