namespace LeanBot.Store;

/// <summary>A newer version has written what this one cannot read.</summary>
public sealed class NewerData(string file, string what)
    : DataRefused($"{file}: {what} Start the version that wrote it, or a later one; nothing was changed.")
{
    public string File { get; } = file;
}
