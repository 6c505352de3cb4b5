using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LeanBot.Core;

namespace LeanBot.Store;

// members.json: one collection as of one commit, one record a line, in the ordinal order of the keys.
//
//   {"schema":1,"collection":"members","seq":17,"crc":123456789,"records":{⏎
//   "7":{"id":7,"name":"Ann"},⏎
//   "8":{"id":8,"name":"Bob"}⏎
//   }}⏎
//
//   seq   all of the collection's changes up to this commit are in; replay skips them.
//   crc   CRC-32C of the bytes before ,"crc": and of those from ,"records": to the end of the file.
//
// Limit: a file is written from memory and has at most 2 GB.

/// <summary>One collection as of one commit, as it stands in its file.</summary>
internal sealed record Snapshot(
    string File, int Schema, string Collection, long Seq, IReadOnlyList<KeptJson> Records)
{
    private static ReadOnlySpan<byte> CrcName => ",\"crc\":"u8;
    private static ReadOnlySpan<byte> RecordsName => ",\"records\":"u8;

    public static ReadOnlyMemory<byte> Write(
        string collection, long seq, IEnumerable<Record> records, JsonSerializerOptions json)
    {
        var body = new ArrayBufferWriter<byte>();
        body.Write(",\"records\":{"u8);
        using (var writer = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = json.Encoder }))
        {
            var between = "\n"u8;
            foreach (var record in records.OrderBy(record => record.Key, StringComparer.Ordinal))
            {
                body.Write(between);
                between = ",\n"u8;
                writer.Reset();
                writer.WriteStringValue(record.Key);
                writer.Flush();
                body.Write(":"u8);
                writer.Reset();
                JsonSerializer.Serialize(writer, record, record.GetType(), json);
                writer.Flush();
            }
        }

        body.Write("\n}}\n"u8);
        var name = JsonEncodedText.Encode(collection, json.Encoder);
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"{{\"schema\":{Core.Schema.Version},\"collection\":\"{name}\",\"seq\":{seq}"));
        var crc = Crc32C.Of(head, body.WrittenSpan);
        return (byte[])[.. head, .. CrcName, .. Encoding.ASCII.GetBytes($"{crc}"), .. body.WrittenSpan];
    }

    /// <summary>True where the bytes are those that were written.</summary>
    public static bool CrcHolds(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf(CrcName);
        if (end < 0) return false;
        var rest = bytes[(end + CrcName.Length)..];
        return Utf8Parser.TryParse(rest, out uint crc, out var used)
            && rest[used..].StartsWith(RecordsName)
            && Crc32C.Of(bytes[..end], rest[used..]) == crc;
    }

    /// <summary>Reads what the bytes say, whether or not the checksum holds.</summary>
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
