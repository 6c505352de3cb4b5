using System.Net.Http.Headers;
using System.Text;

namespace LeanBot.Telegram;

/// <summary>A file as a part of a form.</summary>
internal static class FilePart
{
    public static ByteArrayContent Of(string field, string name, string? mime, byte[] bytes)
    {
        var clean = string.Concat(
            name.Select(letter => char.IsControl(letter) || letter == '"' ? '_' : letter));
        // Header text is Latin-1 on the wire, and Telegram reads UTF-8 there.
        var wire = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(clean));
        var file = new ByteArrayContent(bytes);
        file.Headers.TryAddWithoutValidation(
            "Content-Disposition", $"form-data; name=\"{field}\"; filename=\"{wire}\"");
        file.Headers.ContentType = MediaTypeHeaderValue.TryParse(mime, out var type)
            ? type
            : new MediaTypeHeaderValue("application/octet-stream");
        return file;
    }
}
