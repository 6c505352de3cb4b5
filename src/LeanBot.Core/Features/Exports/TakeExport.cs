using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;

namespace LeanBot.Core.Features.Exports;

/// <summary>Sends one table as a file.</summary>
public sealed class TakeExport : AdminButton
{
    private const string Wire = "exports.take";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Export;

    public static Choice Button(Voice voice, ExportTable table) =>
        Make(Wire, voice.Text($"exports.{table.Name}"), table.Name);

    public override void Press(Turn turn, string argument) => Begin(turn, argument);

    /// <exception cref="Refused">There is no such table, or it is on its way.</exception>
    internal static void Begin(Turn turn, string name)
    {
        if (ExportTables.Find(name) is not { } table)
        {
            throw new Refused(
                "exports.unknown", ("names", string.Join(", ", ExportTables.All.Select(one => one.Name))));
        }

        var what = turn.Voice.Text($"exports.{table.Name}");
        var caption = turn.Voice.Text("exports.caption", ("what", new Html(what)), ("at", new Moment(turn.Now)));
        var request = new SendExport(turn.Speaker.Id, table.Name, caption);
        var isOnItsWay = turn.Tx.Find(OutboxRow.ByLane, request.Lane)
            .Any(row => row.Request is SendExport other && other.Table == table.Name);
        if (isOnItsWay) throw new Refused("exports.onItsWay");
        turn.Send(request);
        Audits.Note(turn, AuditKind.Exported, about: table.Name);
        turn.Voice.Anew().Say("exports.making", ("what", new Html(what)));
    }
}
