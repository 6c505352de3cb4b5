namespace LeanBot.Store;

/// <summary>Another worker runs on the same data folder.</summary>
public sealed class DataInUse(string folder, string holder) : DataRefused(
    $"The data folder {folder} is in use by {(holder.Length == 0 ? "another process" : holder)}. "
    + "Stop that one first, or give this one another folder (--data DIR).")
{
    public string Folder { get; } = folder;
}
