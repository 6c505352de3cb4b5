using System.Text;
using LeanBot.Sandbox.Telegram;

namespace LeanBot.Sandbox;

/// <summary>The parts of a multipart/form-data body that was read as Latin-1.</summary>
internal static class MultipartText
{
    public static IEnumerable<(string Name, string Value)> Fields(string contentType, string body)
    {
        foreach (var (head, content) in Parts(contentType, body))
        {
            if (Named(head, "filename") is null && Named(head, "name") is { } name)
                yield return (name, Utf8(content));
        }
    }

    public static IEnumerable<(string Name, UploadedFile File)> Files(string contentType, string body)
    {
        foreach (var (head, content) in Parts(contentType, body))
        {
            if (Named(head, "filename") is { } file && Named(head, "name") is { } name)
            {
                var bytes = Encoding.Latin1.GetBytes(content);
                yield return (name, new UploadedFile(Utf8(file), TypeIn(head), bytes));
            }
        }
    }

    private static IEnumerable<(string Head, string Content)> Parts(string contentType, string body)
    {
        var boundary = contentType.Split(';', StringSplitOptions.TrimEntries)
            .FirstOrDefault(part => part.StartsWith("boundary=", StringComparison.OrdinalIgnoreCase))?[9..]
            .Trim('"');
        if (string.IsNullOrEmpty(boundary))
            yield break;

        foreach (var part in body.Split("--" + boundary))
        {
            var head = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head < 0)
                continue;
            var content = part[(head + 4)..];
            var hasEnd = content.EndsWith("\r\n", StringComparison.Ordinal);
            yield return (part[..head], hasEnd ? content[..^2] : content);
        }
    }

    private static string? TypeIn(string head)
    {
        const string Field = "Content-Type:";
        var found = Array.Find(
            head.Split("\r\n"), line => line.StartsWith(Field, StringComparison.OrdinalIgnoreCase));
        return found?[Field.Length..].Trim();
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
