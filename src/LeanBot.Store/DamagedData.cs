using System.Globalization;
using System.Text;

namespace LeanBot.Store;

/// <summary>Something that was acknowledged is missing, unreadable or not what was written.</summary>
public sealed class DamagedData(
    string file, string what, string remedy, long? line = null, long? offset = null, Exception? inner = null)
    : DataRefused(Words(file, what, remedy, line, offset), inner)
{
    public string File { get; } = file;

    /// <summary>Counts from 1; null where the damage has no line.</summary>
    public long? Line { get; } = line;

    /// <summary>In bytes from the start of the file, where the line begins.</summary>
    public long? Offset { get; } = offset;

    public string Remedy { get; } = remedy;

    private static string Words(string file, string what, string remedy, long? line, long? offset)
    {
        var words = new StringBuilder(file);
        if (line is not null) words.Append(CultureInfo.InvariantCulture, $", line {line}");
        if (offset is not null) words.Append(CultureInfo.InvariantCulture, $", byte {offset}");
        return words.Append(": ").Append(what).Append(' ').Append(remedy).ToString();
    }
}
