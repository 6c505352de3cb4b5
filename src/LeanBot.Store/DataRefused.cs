using System.Text;

namespace LeanBot.Store;

/// <summary>The data folder cannot be served as it is. The message says what is wrong, where, and what to do;
/// nothing in the folder was changed.</summary>
public abstract class DataRefused(string message, Exception? inner = null) : Exception(message, inner);

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
        if (line is not null) words.Append(System.Globalization.CultureInfo.InvariantCulture, $", line {line}");
        if (offset is not null) words.Append(System.Globalization.CultureInfo.InvariantCulture, $", byte {offset}");
        return words.Append(": ").Append(what).Append(' ').Append(remedy).ToString();
    }
}

/// <summary>A newer version has written what this one cannot read.</summary>
public sealed class NewerData(string file, string what)
    : DataRefused($"{file}: {what} Start the version that wrote it, or a later one; nothing was changed.")
{
    public string File { get; } = file;
}

/// <summary>Another worker runs on the same data folder.</summary>
public sealed class DataInUse(string folder, string holder) : DataRefused(
    $"The data folder {folder} is in use by {(holder.Length == 0 ? "another process" : holder)}. "
    + "Stop that one first, or give this one another folder (--data DIR).")
{
    public string Folder { get; } = folder;
}
