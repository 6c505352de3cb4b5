using System.Text.Json.Serialization;

namespace LeanBot.Check;

/// <summary>How something that was looked at stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Mark>))]
internal enum Mark
{
    [JsonStringEnumMemberName("ok")]
    Fine,

    /// <summary>The worker runs with it; somebody should know.</summary>
    [JsonStringEnumMemberName("warning")]
    Odd,

    [JsonStringEnumMemberName("wrong")]
    Wrong,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Found">What was seen there.</param>
/// <param name="Remedy">How to mend it; null where nothing is to be mended.</param>
internal sealed record CheckLine(string Group, Mark State, string What, string Found, string? Remedy = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<CheckLine>))]
internal sealed partial class CheckJson : JsonSerializerContext;
