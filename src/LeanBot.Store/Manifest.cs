using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace LeanBot.Store;

// manifest.json: what the files of the folder have to be, on one line.
//
//  
// {"schema":1,"journal":42,"after":17,"epoch":7,"cleanUpTo":31,"snapshots":{"events":16,"members":17},"crc":123}⏎
//
//   journal    the first journal file that counts; those with lower numbers are left over, those above go on
//              from it.
//   after      the commit that the first line of that file follows.
//   epoch      the highest that was in use.
//   cleanUpTo  all up to this commit was durable when this was written: a start that finds less refuses.
//   snapshots  the least seq that each collection's file must have, for the journal to make up the rest.
//   crc        CRC-32C of the bytes before ,"crc":

/// <summary>The data folder's table of contents.</summary>
internal sealed record Manifest(
    int Schema, long Journal, long After, long Epoch, long CleanUpTo, IReadOnlyDictionary<string,
    long> Snapshots)
{
    /// <summary>That of a folder in which nothing has ever been kept.</summary>
    public static readonly Manifest OfNothing =
        new(Core.Schema.Version, 0, 0, 0, 0, new Dictionary<string, long>());

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static ReadOnlySpan<byte> CrcName => ",\"crc\":"u8;

    public byte[] ToBytes()
    {
        var sorted = this with
        {
            Snapshots = new SortedDictionary<string, long>(Snapshots.ToDictionary(), StringComparer.Ordinal),
        };
        var body = JsonSerializer.SerializeToUtf8Bytes(sorted, Json).AsSpan()[..^1];
        return [.. body, .. Encoding.ASCII.GetBytes($",\"crc\":{Crc32C.Of(body)}}}\n")];
    }

    /// <summary>Null where the bytes are no manifest at all.</summary>
    public static Manifest? TryParse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<Manifest>(bytes, Json) is
            {
                Schema: > 0,
                Snapshots: not null
            } manifest
                ? manifest
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>True where the bytes are those that were written.</summary>
    public static bool CrcHolds(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.LastIndexOf(CrcName);
        if (end < 0) return false;
        var digits = bytes[(end + CrcName.Length)..];
        return Utf8Parser.TryParse(digits, out uint crc, out var used)
            && digits[used..].SequenceEqual("}\n"u8)
            && Crc32C.Of(bytes[..end]) == crc;
    }
}
