namespace LeanBot.Store.Tests;

/// <summary>A folder on the real disk, gone after the test.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("leanbot-store-").FullName;

    public string Data => System.IO.Path.Combine(Path, "data");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
