using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;

namespace LeanBot.Core.Features.Configuration;

/// <summary>Tells who asked for it what became of it; all others hear of it when the file is read.</summary>
public sealed class EditConfigResult : ResultRule<EditConfig, Nothing>
{
    protected override void Done(Turn turn, OutboxRow row, EditConfig request, Nothing result)
    {
        Audits.Note(
            turn, AuditKind.ConfigEdited, about: $"{request.File}: {request.About}", before: request.Was,
            after: request.Value, by: request.By);
        Team.VoiceOf(turn, request.By, request.Language).Say(
            "configuration.edited", ("about", request.About), ("file", request.File));
    }

    protected override void Failed(Turn turn, OutboxRow row, EditConfig request, Failure failure)
    {
        var isConflict = failure.Reason == FailureReason.Conflict;
        Team.VoiceOf(turn, request.By, request.Language).Say(
            isConflict ? "configuration.conflict" : "configuration.editRefused",
            ("about", request.About), ("file", request.File), ("problem", failure.Description));
    }
}
