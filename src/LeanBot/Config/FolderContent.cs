using System.Buffers;
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

    /// <param name="before">An earlier look at the folder. Where nothing has changed, it is what is
    /// returned.</param>
    /// <exception cref="IOException">Something there cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static FolderContent Read(string folder, FolderContent? before = null)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in RootNames.Concat(TextsIn(folder)))
        {
            if (ReadFile(Path.Combine(folder, name), before?._files.GetValueOrDefault(name)) is { } content)
                files[name] = content;
        }

        var isSame = before is not null && files.Count == before._files.Count
            && files.All(file => before._files.GetValueOrDefault(file.Key) == file.Value);
        return isSame ? before! : new FolderContent(folder, files);
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
    /// <param name="before">Is returned itself where the file still holds just that.</param>
    private static byte[]? ReadFile(string path, byte[]? before)
    {
        try
        {
            if (!File.Exists(path)) return null;
            return before is not null && Holds(path, before) ? before : File.ReadAllBytes(path);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static bool Holds(string path, byte[] before)
    {
        using var file = File.OpenHandle(path);
        if (RandomAccess.GetLength(file) != before.Length) return false;
        var content = ArrayPool<byte>.Shared.Rent(before.Length);
        try
        {
            var (count, read) = (0, 1);
            for (; read > 0 && count < before.Length; count += read)
                read = RandomAccess.Read(file, content.AsSpan(count, before.Length - count), count);
            return content.AsSpan(0, count).SequenceEqual(before);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(content);
        }
    }
}
