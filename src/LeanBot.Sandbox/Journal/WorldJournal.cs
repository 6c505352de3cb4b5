using System.Text;
using System.Text.Json;

namespace LeanBot.Sandbox.Journal;

/// <summary>
/// What has happened to the world, one JSON object a line. A sample:
/// <code>{"at":"2026-01-31T12:00:00+00:00","request":{"method":"POST","path":"/sandbox/people", …}}</code>
/// It is a toy world's memory: a line is handed to the system, not forced to the disk.
/// </summary>
internal sealed class WorldJournal : IDisposable
{
    private static readonly JsonSerializerOptions Options = new(Wire.Json)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly FileStream? _file;

    /// <summary>Null keeps nothing.</summary>
    public WorldJournal(string? path)
    {
        if (path is null)
            return;
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        _file = new FileStream(
            path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
    }

    /// <summary>All entries, oldest first; a torn last line is cut off the file.</summary>
    public IReadOnlyList<JournalEntry> Read()
    {
        if (_file is null)
            return [];
        var bytes = new byte[_file.Length];
        _file.Position = 0;
        _file.ReadExactly(bytes);
        var whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        _file.SetLength(whole);
        _file.Position = whole;
        return [.. Encoding.UTF8.GetString(bytes, 0, whole).Split(
            '\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
    }

    public void Append(JournalEntry entry)
    {
        if (_file is null)
            return;
        _file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(entry, Options) + "\n"));
    }

    public void Dispose() => _file?.Dispose();

    private JournalEntry Parse(string line, int index)
    {
        try
        {
            return JsonSerializer.Deserialize<JournalEntry>(line, Options)!;
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException(
                $"Line {index + 1} of the sandbox journal {_file!.Name} is damaged: {problem.Message} "
                + "Remove the file to begin with a new world.", problem);
        }
    }
}
