using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LeanBot.Core;

namespace LeanBot.Store;

// members.json: one collection as of one commit, one record a line.
//
//   {"schema":1,"collection":"members","seq":17,"crc":   123456789,"records":{⏎
//   "7":{"id":7,"name":"Ann"},⏎
//   "8":{"id":8,"name":"Bob"}⏎
//   }}⏎
//
//   seq   all of the collection's changes up to this commit are in; replay skips them.
//   crc   CRC-32C of the bytes before ,"crc": and of those from ,"records": to the end of the file. Blanks
//         before it make ten places, since it is known only when all is written.
//
// It is written and read in pieces, so it may be as large as the disk.

/// <summary>One collection as of one commit, as it stands in its file.</summary>
internal sealed record Snapshot(
    string File, int Schema, string Collection, long Seq, IReadOnlyList<KeptJson> Records)
{
    private const int ReadBytes = 256 * 1024;
    private const int WriteBytes = 64 * 1024;
    private const int CrcDigits = 10;

    private static ReadOnlySpan<byte> CrcName => ",\"crc\":"u8;
    private static ReadOnlySpan<byte> RecordsName => ",\"records\":"u8;

    /// <returns>The size in bytes.</returns>
    public static long Write(
        IDiskFile file, string collection, long seq, IEnumerable<Record> records, JsonSerializerOptions json)
    {
        var name = JsonEncodedText.Encode(collection, json.Encoder);
        var head = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"schema\":{Core.Schema.Version},\"collection\":\"{name}\",\"seq\":{seq}"));
        var crc = new Crc32C();
        crc.Add(head);
        var offset = (long)head.Length + CrcName.Length + CrcDigits;
        // Most files are small, and are written often.
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var _ in WriteBody(buffer, records, json))
        {
            crc.Add(buffer.WrittenSpan);
            file.Write(offset, buffer.WrittenSpan);
            offset += buffer.WrittenCount;
            buffer.ResetWrittenCount();
        }

        var digits = crc.Value.ToString(CultureInfo.InvariantCulture).PadLeft(CrcDigits);
        file.Write(0, (byte[])[.. head, .. CrcName, .. Encoding.ASCII.GetBytes(digits)]);
        return offset;
    }

    /// <summary>Comes back whenever the buffer is full, and at the end.</summary>
    private static IEnumerable<bool> WriteBody(
        ArrayBufferWriter<byte> buffer, IEnumerable<Record> records, JsonSerializerOptions json)
    {
        buffer.Write(RecordsName);
        buffer.Write("{"u8);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = json.Encoder });
        var isFirst = true;
        foreach (var record in records)
        {
            buffer.Write(isFirst ? "\n"u8 : ",\n"u8);
            isFirst = false;
            writer.WriteStringValue(record.Key);
            writer.Flush();
            buffer.Write(":"u8);
            writer.Reset();
            JsonSerializer.Serialize(writer, record, record.GetType(), json);
            writer.Flush();
            writer.Reset();
            if (buffer.WrittenCount >= WriteBytes) yield return true;
        }

        buffer.Write("\n}}\n"u8);
        yield return true;
    }

    /// <summary>True where the bytes are those that were written.</summary>
    /// <param name="rest">Leaves the disk to others between two pieces; null where nobody waits.</param>
    public static bool CrcHolds(Stream file, Action? rest = null)
    {
        var piece = new byte[Math.Clamp(file.Length, 1, ReadBytes)];
        var count = file.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
        var end = piece.AsSpan(0, count).IndexOf(CrcName);
        if (end < 0) return false;
        var digits = piece.AsSpan((end + CrcName.Length)..count).TrimStart((byte)' ');
        if (!Utf8Parser.TryParse(digits, out uint expected, out var used)
            || !digits[used..].StartsWith(RecordsName))
            return false;
        var crc = new Crc32C();
        crc.Add(piece.AsSpan(0, end));
        for (var body = digits[used..]; body.Length > 0; body = piece.AsSpan(0, file.Read(piece)))
        {
            crc.Add(body);
            if (body.Length == piece.Length) rest?.Invoke();
        }

        return crc.Value == expected;
    }

    /// <summary>Reads what the bytes say, whether or not the checksum holds; for files that were edited,
    /// whose lines may end anywhere.</summary>
    /// <exception cref="JsonException">They are not a snapshot.</exception>
    public static Snapshot Parse(string file, ReadOnlyMemory<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes.Span);
        var (schema, collection, seq) = (0, "", -1L);
        IReadOnlyList<KeptJson>? records = null;
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "schema" && reader.TokenType == JsonTokenType.Number) schema = reader.GetInt32();
            else if (name == "collection" && reader.TokenType == JsonTokenType.String)
                collection = reader.GetString()!;
            else if (name == "seq" && reader.TokenType == JsonTokenType.Number) seq = reader.GetInt64();
            else if (name == "records") records = ReadRecords(ref reader, file, collection, bytes);
            else reader.Skip();
        }

        while (reader.Read()) { }

        if (schema < 1 || collection.Length == 0 || seq < 0 || records is null)
            throw new JsonException("It needs schema, collection, seq and records, in this order.");
        return new Snapshot(file, schema, collection, seq, records);
    }

    private static List<KeptJson> ReadRecords(
        ref Utf8JsonReader reader, string file, string collection, ReadOnlyMemory<byte> bytes)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("The records must be an object.");
        var records = new List<KeptJson>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            if (!keys.Add(key)) throw new JsonException($"The key «{key}» stands there twice.");
            Expect(ref reader, JsonTokenType.StartObject);
            var from = (int)reader.TokenStartIndex;
            reader.Skip();
            records.Add(new KeptJson(
                collection, key, bytes[from..(int)reader.BytesConsumed], file, records.Count + 2));
        }

        return records;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (!reader.Read() || reader.TokenType != token)
            throw new JsonException(
                $"There is a {reader.TokenType} where a {token} must be, at byte {reader.TokenStartIndex}.");
    }
}
