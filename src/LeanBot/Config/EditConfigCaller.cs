using System.Text.Json;
using LeanBot.Core;
using LeanBot.Core.Features.Configuration;
using LeanBot.Outbox;
using LeanBot.Store;

namespace LeanBot.Configuration;

/// <summary>Writes into a config file what was decided in the bot. Nothing counts before the file is read as
/// after any other edit. What is not written now is refused: whoever asked is there, and can ask
/// again.</summary>
internal sealed class EditConfigCaller(string folder, Judge judge, IDisk disk, ILogger<EditConfigCaller> log)
    : Caller<EditConfig, Nothing>
{
    private const string HasChanged = "somebody has edited the file meanwhile";

    protected override IGate GateOf(EditConfig request, Priority priority) => OpenGate.Instance;

    protected override Task<Verdict> Call(OutboxRow row, EditConfig request, CancellationToken cut) =>
        Task.FromResult(Edit(request));

    private Verdict Edit(EditConfig request)
    {
        try
        {
            var content = FolderContent.Read(folder);
            var text = content.Of(request.File);
            if (FolderContent.HashOf(text) != request.BasedOn)
            {
                // A crash after the writing, or somebody who had the same in mind.
                return IsThere(text, request)
                    ? Verdict.DoneWithNothing
                    : new Verdict.Drop(FailureReason.Conflict, HasChanged);
            }

            var edited = JsonEdit.Apply(text, request.Path, request.Value);
            var judgement = judge.Of(content.With(request.File, edited));
            return judgement.Loaded is null
                ? new Verdict.Drop(FailureReason.Rejected, string.Join("; ", judgement.Findings))
                : Write(request, text, edited);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException
            or JsonException or FormatException)
        {
            log.LogError("{File} could not be edited: {Why}", request.File, problem.Message);
            return new Verdict.Drop(FailureReason.Rejected, problem.Message);
        }
    }

    private Verdict Write(EditConfig request, byte[] before, byte[] after)
    {
        var path = Path.Combine(folder, request.File);
        var way = SharedFile.Replace(disk, path, after, IsAsBefore);
        if (way == SharedFileWay.NotAtAll) return new Verdict.Drop(FailureReason.Conflict, HasChanged);
        log.LogInformation("{File} was edited for {By}: {Path}", request.File, request.By, request.Path);
        if (way == SharedFileWay.InPlace)
        {
            log.LogWarning(
                "{File} could only be written in place, since it is mounted by itself or not ours: mount the folder",
                request.File);
        }

        return Verdict.DoneWithNothing;

        bool IsAsBefore() => FolderContent.Read(folder).Of(request.File).AsSpan().SequenceEqual(before);
    }

    private static bool IsThere(byte[] text, EditConfig request)
    {
        var list = request.Path[..Math.Max(0, request.Path.LastIndexOf('/'))];
        if (request.Value is null)
        {
            return IsByName(request.Path)
                ? JsonEdit.Find(text, request.Path) is null
                : request.Was is { } was && !Holds(JsonEdit.Find(text, list), was);
        }

        return request.Path.EndsWith("/-", StringComparison.Ordinal)
            ? Holds(JsonEdit.Find(text, list), request.Value)
            : JsonEdit.Find(text, request.Path) is { } found && IsSame(found, request.Value);
    }

    /// <summary>Not by a position, under which something else may stand by now.</summary>
    private static bool IsByName(string path) =>
        !path.Split('/').Any(step => step.Length > 0 && step.All(char.IsAsciiDigit));

    private static bool Holds(JsonElement? list, string value) => list switch
    {
        { ValueKind: JsonValueKind.Array } items => items.EnumerateArray().Any(item => IsSame(item, value)),
        { ValueKind: JsonValueKind.Object } fields =>
            fields.EnumerateObject().Any(field => IsSame(field.Value, value)),
        _ => false,
    };

    private static bool IsSame(JsonElement found, string value)
    {
        using var wanted = JsonDocument.Parse(value);
        return JsonElement.DeepEquals(found, wanted.RootElement);
    }
}
