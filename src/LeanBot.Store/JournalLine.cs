using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using LeanBot.Core;

namespace LeanBot.Store;

// journal/000042.jsonl: one line is one commit, in the order of the commits, without gaps.
//
//   {"epoch":7,"seq":18,"durableUpTo":17,"at":"2026-03-01T10:00:00+00:00","cause":"stripe:main:evt_1",
//    "changes":{"members":{"7":{"id":7,"name":"Ann"}},"outbox":{"18-1-ab":null}},"crc":123456789}⏎   (on one
// line)
//
//   epoch        rises with every start and with every write that was undone. Below the line before it, the
//                line is a stale one that shows behind a shorter new one: the journal ends before it.
//   seq          the commit's number; the line before has the number before.
//   durableUpTo  the commit up to which all were durable when this line was written. It proves that a broken
//                line before was more than a torn tail.
//   changes      collection -> key -> the whole new record, null where it is gone.
//   crc          CRC-32C of the line's bytes before ,"crc":
//
// A line has at most LineBytesMax bytes and what stands before and behind the changes. The manifest holds the
// schema version of all lines.

/// <summary>One commit as it stands in a journal.</summary>
/// <param name="Bytes">Good until the next line of the file is read.</param>
internal sealed record JournalLine(JournalPlace Place, long DurableUpTo, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>1,000 records of 64 kB. What stands before and behind the changes is not counted.</summary>
    public const int LineBytesMax = 64 * 1024 * 1024;

    /// <summary>Most lines are shorter.</summary>
    private const int UsualBytes = 4096;

    /// <summary>Every line begins so; within a line a text cannot, because its quotes are escaped.</summary>
    public static ReadOnlySpan<byte> Start => "{\"epoch\":"u8;

    private static ReadOnlySpan<byte> CrcName => ",\"crc\":"u8;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The line as far as it is known before it is written: from <c>"at"</c> to the changes, with
    /// the object left open.</summary>
    /// <exception cref="ArgumentException">A key holds half a surrogate pair, which would be read back as
    /// another key.</exception>
    public static JournalEntry Encode(Commit commit, JsonSerializerOptions json)
    {
        var to = new ArrayBufferWriter<byte>(UsualBytes);
        using (var writer = new Utf8JsonWriter(to, new JsonWriterOptions { Encoder = json.Encoder }))
        {
            writer.WriteStartObject();
            writer.WriteString("at", commit.At);
            writer.WriteString("cause", commit.Cause);
            WriteChanges(writer, commit, json);
            // The object stays open: the checksum of what stands here closes it.
        }

        return to.WrittenCount <= LineBytesMax
            ? new JournalEntry(commit, to.WrittenMemory[1..])
            : throw new InvalidOperationException($"Commit {commit.Seq} is over {LineBytesMax} bytes.");
    }

    public static void Write(ArrayBufferWriter<byte> to, JournalEntry entry, long epoch, long durableUpTo)
    {
        var start = to.WrittenCount;
        to.Write(Encoding.ASCII.GetBytes(
            $"{{\"epoch\":{epoch},\"seq\":{entry.Commit.Seq},\"durableUpTo\":{durableUpTo},"));
        to.Write(entry.Body.Span);
        var crc = Crc32C.Of(to.WrittenSpan[start..]);
        to.Write(Encoding.ASCII.GetBytes($",\"crc\":{crc}}}\n"));
    }

    /// <summary>Null where the bytes, up to and without the line end, are not a whole line.</summary>
    public static JournalLine? TryRead(ReadOnlyMemory<byte> bytes, string file, long number)
    {
        var span = bytes.Span;
        var end = span.LastIndexOf(CrcName);
        if (end < 0 || !span.StartsWith(Start)) return null;
        var digits = span[(end + CrcName.Length)..];
        if (!Utf8Parser.TryParse(digits, out uint crc, out var used) || !digits[used..].SequenceEqual("}"u8))
            return null;
        if (Crc32C.Of(span[..end]) != crc) return null;
        return ReadHead(span) is var (epoch, seq, durableUpTo)
            ? new JournalLine(new JournalPlace(epoch, seq, crc, file, number), durableUpTo, bytes)
            : null;
    }

    public long Seq => Place.Seq;

    public IEnumerable<KeptJson> Changes()
    {
        var reader = new Utf8JsonReader(Bytes.Span);
        while (reader.Read() && !IsChanges(ref reader)) { }

        reader.Read();
        var changes = new List<KeptJson>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var collection = reader.GetString()!;
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                changes.Add(ReadChange(ref reader, collection));
        }

        return changes;
    }

    private static bool IsChanges(ref Utf8JsonReader reader) =>
        reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName
            && reader.ValueTextEquals("changes");

    private KeptJson ReadChange(ref Utf8JsonReader reader, string collection)
    {
        var key = reader.GetString()!;
        reader.Read();
        var from = (int)reader.TokenStartIndex;
        var isGone = reader.TokenType == JsonTokenType.Null;
        reader.Skip();
        return new KeptJson(
            collection, key, isGone ? default : Bytes[from..(int)reader.BytesConsumed], Place.File,
            Place.Number);
    }

    private static void WriteChanges(Utf8JsonWriter writer, Commit commit, JsonSerializerOptions json)
    {
        string? collection = null;
        writer.WriteStartObject("changes");
        // They come in the order of their collections.
        foreach (var change in commit.Changes)
        {
            if (change.Collection != collection)
            {
                if (collection is not null) writer.WriteEndObject();
                writer.WriteStartObject(collection = change.Collection);
            }

            _ = Strict.GetByteCount(change.Key);
            writer.WritePropertyName(change.Key);
            if (change.Value is null) writer.WriteNullValue();
            else JsonSerializer.Serialize(writer, change.Value, change.Value.GetType(), json);
        }

        if (collection is not null) writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static (long Epoch, long Seq, long DurableUpTo)? ReadHead(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            reader.Read();
            return ReadNumber(ref reader, "epoch"u8) is { } epoch
                && ReadNumber(ref reader, "seq"u8) is { } seq
                && ReadNumber(ref reader, "durableUpTo"u8) is { } durableUpTo
                    ? (epoch, seq, durableUpTo)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static long? ReadNumber(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name)
            && reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value)
            ? value
            : null;
}
