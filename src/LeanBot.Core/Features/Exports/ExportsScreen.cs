using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Exports;

/// <summary>What can be taken away as a file.</summary>
public sealed class ExportsScreen : AdminScreen
{
    public const string Wire = "exports";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Export;

    public override int? Place => 72;

    public override bool Changes => false;

    public override string Label(Turn turn) => turn.Voice.Text("exports.button");

    public static Choice Button(Voice voice) => OpenScreen.Button(voice.Text("exports.button"), Wire);

    protected override Screen Show(Turn turn, string argument) => new(
        turn.Voice.Text("exports.head"),
        [.. ExportTables.All.Select(table => TakeExport.Button(turn.Voice, table)).Chunk(2)]);
}
