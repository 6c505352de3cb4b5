using System.Globalization;
using System.Text.Json;

namespace LeanBot.Configuration;

/// <summary>On which line each value of a JSON text begins, by its path:
/// <c>plans[0].prices.month</c>.</summary>
internal static class JsonLines
{
    public static readonly JsonReaderOptions Options =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static IReadOnlyDictionary<string, long> Of(ReadOnlySpan<byte> json)
    {
        var lines = new Dictionary<string, long>();
        var reader = new Utf8JsonReader(json, Options);
        var counted = 0;
        var line = 1L;
        if (reader.Read()) Walk(ref reader, json, "", lines, ref counted, ref line);
        return lines;
    }

    private static void Walk(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string path, Dictionary<string, long> lines,
        ref int counted, ref long line)
    {
        var start = (int)reader.TokenStartIndex;
        line += json[counted..start].Count((byte)'\n');
        counted = start;
        lines.TryAdd(path, line);
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                reader.Read();
                Walk(ref reader, json, path.Length == 0 ? name : $"{path}.{name}", lines, ref counted,
                ref line);
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
            {
                var item = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
                Walk(ref reader, json, item, lines, ref counted, ref line);
            }
        }
    }
}
