using System.Text;

namespace LeanBot.Sandbox;

/// <summary>The text fields of a multipart/form-data body that was read as Latin-1.</summary>
internal static class MultipartText
{
    public static IEnumerable<(string Name, string Value)> Fields(string contentType, string body)
    {
        var boundary = contentType.Split(';', StringSplitOptions.TrimEntries)
            .FirstOrDefault(part => part.StartsWith("boundary=", StringComparison.OrdinalIgnoreCase))?[9..]
            .Trim('"');
        if (string.IsNullOrEmpty(boundary))
            yield break;

        foreach (var part in body.Split("--" + boundary))
        {
            var head = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head < 0 || Named(part[..head], "filename") is not null)
                continue;
            if (Named(part[..head], "name") is { } name)
                yield return (name, Utf8(part[(head + 4)..].TrimEnd('\n').TrimEnd('\r')));
        }
    }

    private static string? Named(string head, string attribute)
    {
        var disposition = head.Split("\r\n").FirstOrDefault(line =>
            line.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase)) ?? "";
        return disposition.Split(';', StringSplitOptions.TrimEntries)
            .FirstOrDefault(part => part.StartsWith(attribute + "=", StringComparison.OrdinalIgnoreCase))?
            [(attribute.Length + 1)..].Trim('"');
    }

    private static string Utf8(string latin1) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(latin1));
}
