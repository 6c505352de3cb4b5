using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Imports;

public sealed class ReadImportResult : ResultRule<ReadImport, ImportRead>
{
    protected override void Done(Turn turn, OutboxRow row, ReadImport request, ImportRead result) =>
        Importing.Check(turn, request, result);

    protected override void Failed(Turn turn, OutboxRow row, ReadImport request, Failure failure)
    {
        var voice = Team.VoiceOf(turn, request.By).Editing(request.Shown);
        if (failure.Reason == FailureReason.TooLarge) voice.Say(ImportPreview.NotRead(voice, "tooLarge"));
        else voice.Say(ImportPreview.NotRead(voice, "notFetched", failure.Description));
    }
}
