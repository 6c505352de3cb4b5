namespace LeanBot.Configuration;

/// <summary>The config folder as it is shipped: what a file that is not there stands for.</summary>
internal static class Defaults
{
    /// <summary>Relative to the folder, with slashes.</summary>
    public static IEnumerable<string> Names { get; } = typeof(Defaults).Assembly.GetManifestResourceNames();

    public static bool Has(string name) => Names.Contains(name);

    public static byte[] Read(string name)
    {
        using var stream = typeof(Defaults).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no default for config/{name}.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
