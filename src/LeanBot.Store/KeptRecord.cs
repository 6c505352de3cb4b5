using System.Text.Json;
using LeanBot.Core;

namespace LeanBot.Store;

/// <summary>Reads one record from its JSON.</summary>
internal static class KeptRecord
{
    public static Record Read(KeptJson kept, Schema schema)
    {
        try
        {
            var type = schema.TypeOf(kept.Collection);
            var record = (Record?)JsonSerializer.Deserialize(kept.Json.Span, type, schema.Json)
                ?? throw new JsonException("It is empty.");
            return record.Key == kept.Key
                ? record
                : throw new JsonException($"By its content its key is «{record.Key}».");
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            throw new DamagedData(
                kept.File, $"the record «{kept.Key}» of {kept.Collection} cannot be read: {error.Message}",
                "Correct it if it was edited by hand; else start the version that wrote it.", kept.Line,
                inner: error);
        }
    }

    /// <summary>What reading JSON throws, and what a record throws that does not accept its own
    /// values.</summary>
    public static bool IsUnreadable(Exception error) =>
        error is JsonException or FormatException or ArgumentException or InvalidOperationException
            or NotSupportedException or OverflowException;
}
