using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;

namespace LeanBot.Core.Features.Configuration;

/// <summary>Tells who asked for it what became of it; all others hear of it when the file is read.</summary>
public sealed class EditConfigResult : ResultRule<EditConfig, Nothing>
{
    protected override void Done(Turn turn, OutboxRow row, EditConfig request, Nothing result)
    {
        Audits.Note(
            turn, request.Noted, about: request.Topic ?? $"{request.File}: {request.About}",
            before: request.NotedBefore ?? request.Was, after: request.NotedAfter ?? request.Value,
            by: request.By);
        Say(turn, request, "configuration.edited", "");
    }

    protected override void Failed(Turn turn, OutboxRow row, EditConfig request, Failure failure) => Say(
        turn, request,
        failure.Reason == FailureReason.Conflict ? "configuration.conflict" : "configuration.editRefused",
        failure.Description);

    private static void Say(Turn turn, EditConfig request, string text, string problem)
    {
        var voice = Team.VoiceOf(turn, request.By, request.Language);
        IReadOnlyList<IReadOnlyList<Choice>> ways =
            request.Shows is { } shows ? [[shows.Button(voice.Text("configuration.show"))]] : [];
        voice.Say(new Screen(
            voice.Text(text, ("about", request.About), ("file", request.File), ("problem", problem)), ways));
    }
}
