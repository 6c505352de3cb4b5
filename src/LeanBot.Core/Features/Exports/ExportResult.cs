using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Exports;

public sealed class ExportResult : ResultRule<SendExport, ExportSent>
{
    protected override void Done(Turn turn, OutboxRow row, SendExport request, ExportSent result)
    {
        var voice = Team.VoiceOf(turn, request.To);
        voice.Say(new Screen(
            voice.Text(
                "exports.sent",
                ("what", voice.Text($"exports.{request.Table}")), ("count", result.Rows), ("files", result.Files)),
            [ExportsScreen.Button(voice)]));
    }

    protected override void Failed(Turn turn, OutboxRow row, SendExport request, Failure failure)
    {
        var voice = Team.VoiceOf(turn, request.To);
        voice.Say(new Screen(
            voice.Text(
                "exports.failed",
                ("what", voice.Text($"exports.{request.Table}")), ("problem", failure.Description)),
            [ExportsScreen.Button(voice)]));
    }
}
