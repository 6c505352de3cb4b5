using System.Text.Json;

namespace LeanBot.Configuration;

/// <summary>One file of the config folder, or the default that stands for it where it is not there.</summary>
internal sealed class ConfigFile
{
    private readonly IReadOnlyDictionary<string, long> _lines = new Dictionary<string, long>();
    private readonly List<Finding> _findings;
    private readonly string _name;

    private ConfigFile(string name, byte[] json, List<Finding> findings)
    {
        (_name, _findings) = (name, findings);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
                AllowDuplicateProperties = false,
            });
            _lines = JsonLines.Of(WithoutMark(json));
            Root = new Node(document.RootElement.Clone(), "", this);
        }
        catch (JsonException wrong)
        {
            _findings.Add(new Finding(name, wrong.LineNumber + 1, $"this is not JSON: {ProblemOf(wrong, json)}")
            {
                MayBeUnfinished = true,
            });
            Root = new Node(null, "", null);
        }
    }

    public Node Root { get; }

    /// <param name="name">Relative to the folder, with slashes.</param>
    public static ConfigFile Read(FolderContent content, string name, List<Finding> findings) =>
        new(name, WithoutMark(content.Of(name)).ToArray(), findings);

    public static ConfigFile OfDefault(string name, List<Finding> findings) =>
        new(name, Defaults.Read(name), findings);

    public void Note(string path, string what) => _findings.Add(new Finding(_name, LineOf(path), what));

    /// <summary>The line of the value, or of the nearest that holds it.</summary>
    private long? LineOf(string path)
    {
        while (true)
        {
            if (_lines.TryGetValue(path, out var line)) return line;
            var end = path.LastIndexOfAny(['.', '[']);
            if (end < 0) return _lines.TryGetValue("", out var first) ? first : null;
            path = path[..end];
        }
    }

    /// <summary>Without the place at its end: that counts lines from 0, and the finding names the line
    /// already.</summary>
    private static string ProblemOf(JsonException wrong, byte[] json)
    {
        if (json.All(letter => letter is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            return "the file is empty";
        var place = wrong.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (place < 0 ? wrong.Message : wrong.Message[..place]).Trim();
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> json) =>
        json.StartsWith("\uFEFF"u8) ? json[3..] : json;
}
