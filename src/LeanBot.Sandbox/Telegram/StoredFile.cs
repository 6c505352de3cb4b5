namespace LeanBot.Sandbox.Telegram;

/// <summary>A file that Telegram keeps.</summary>
/// <param name="Kind">As the field of a message that holds it: photo, document, voice …</param>
/// <param name="Given">Null where only the size matters: then the bytes are made up.</param>
internal sealed record StoredFile(
    string UniqueId, string Kind, string? Name, string? Mime, long SizeBytes, byte[]? Given)
{
    private const int Prime = 251;

    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF];
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47];

    /// <summary>How a picture begins: JPEG, PNG, GIF or WebP.</summary>
    public static bool IsPicture(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Jpeg) || bytes.StartsWith(Png)
        || bytes.StartsWith("GIF8"u8) || bytes.StartsWith("RIFF"u8);

    public byte[] Bytes()
    {
        if (Given is not null)
            return Given;
        var made = new byte[SizeBytes];
        for (var i = 0; i < made.Length; i++)
            made[i] = (byte)(i % Prime);
        Jpeg.AsSpan(0, Math.Min(Jpeg.Length, made.Length)).CopyTo(made);
        return made;
    }
}
