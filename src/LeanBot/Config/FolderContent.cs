using System.Security.Cryptography;
using System.Text;

namespace LeanBot.Configuration;

/// <summary>The files of a config folder as they were at one look. Everything is judged and used as it was
/// seen, whatever an editor does meanwhile.</summary>
internal sealed class FolderContent
{
    private static readonly string[] RootNames =
        [.. Defaults.Names.Where(name => !name.Contains('/', StringComparison.Ordinal))];

    private readonly SortedDictionary<string, byte[]> _files;

    private FolderContent(string folder, SortedDictionary<string, byte[]> files)
    {
        (Folder, _files) = (folder, files);
        Hash = HashOf(Encoding.UTF8.GetBytes(string.Concat(
            files.Select(file => $"{file.Key}\n{HashOf(file.Value)}\n"))));
    }

    public string Folder { get; }

    /// <summary>Of all names and contents.</summary>
    public string Hash { get; }

    /// <summary>Relative to the folder, with slashes.</summary>
    public IEnumerable<string> Names => _files.Keys;

    /// <exception cref="IOException">Something there cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static FolderContent Read(string folder)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in RootNames.Concat(TextsIn(folder)))
        {
            if (ReadFile(Path.Combine(folder, name)) is { } content) files[name] = content;
        }

        return new FolderContent(folder, files);
    }

    /// <summary>What is there, or what stands for it.</summary>
    public byte[] Of(string name) => _files.GetValueOrDefault(name) ?? Defaults.Read(name);

    public bool Has(string name) => _files.ContainsKey(name);

    /// <summary>The same with one file other than it was.</summary>
    public FolderContent With(string name, byte[] content) =>
        new(Folder, new(_files, StringComparer.Ordinal) { [name] = content });

    /// <summary>The names of what differs from another look.</summary>
    public IReadOnlyList<string> Changes(FolderContent before) =>
    [
        .. Names.Union(before.Names).Order(StringComparer.Ordinal).Where(name =>
            !(_files.GetValueOrDefault(name) ?? []).AsSpan()
                .SequenceEqual(before._files.GetValueOrDefault(name) ?? [])
            || Has(name) != before.Has(name)),
    ];

    /// <summary>The hash of every file, and of every default that stands for one.</summary>
    public IReadOnlyDictionary<string, string> Hashes() => Names
        .Union(Defaults.Names)
        .ToDictionary(name => name, name => HashOf(Of(name)));

    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static IEnumerable<string> TextsIn(string folder)
    {
        var path = Path.Combine(folder, TextsFolder.Name);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.json")
                .Select(file => $"{TextsFolder.Name}/{Path.GetFileName(file)}")
                .Where(name => !name.Contains("/.", StringComparison.Ordinal))
            : [];
    }

    /// <summary>Null where there is none, also where it goes away between two looks of ours.</summary>
    private static byte[]? ReadFile(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllBytes(path) : null;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
