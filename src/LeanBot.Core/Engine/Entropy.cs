using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace LeanBot.Core;

/// <summary>Randomness as data: it comes into a turn frozen, like the moment, so the same turn decides the
/// same.</summary>
/// <param name="seed">At least 16 bytes from a cryptographic source.</param>
public sealed class Entropy(ReadOnlyMemory<byte> seed)
{
    private uint _drawn;

    /// <summary>A token for a URL or a button: 128 bits, 22 characters of A-Z a-z 0-9 - _.</summary>
    public string Token() => Base64Url.EncodeToString(Draw().AsSpan(0, 16));

    /// <summary>A short lower-case code for people and log lines: 40 bits, 8 characters, none easily
    /// mistaken.</summary>
    public string Code()
    {
        const string Letters = "23456789abcdefghjkmnpqrstuvwxyz";
        return string.Create(8, Draw(), static (text, bytes) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = Letters[bytes[i] % Letters.Length];
        });
    }

    private byte[] Draw()
    {
        var input = new byte[seed.Length + sizeof(uint)];
        seed.Span.CopyTo(input);
        BinaryPrimitives.WriteUInt32LittleEndian(input.AsSpan(seed.Length), _drawn++);
        return SHA256.HashData(input);
    }
}
