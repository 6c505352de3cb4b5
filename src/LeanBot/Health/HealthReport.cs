using System.Text.Json.Serialization;

namespace LeanBot.Health;

/// <summary>How the worker stands.</summary>
/// <param name="Status">ok or failing.</param>
/// <param name="Checks">By name: ok, or what is wrong.</param>
internal sealed record HealthReport(string Status, IReadOnlyDictionary<string, string> Checks)
{
    public const string Ok = "ok";

    [JsonIgnore]
    public bool IsOk => Status == Ok;

    /// <param name="checks">By name, what is wrong; null where nothing is.</param>
    public static HealthReport Of(params IReadOnlyList<(string Name, string? Trouble)> checks) => new(
        checks.All(check => check.Trouble is null) ? Ok : "failing",
        checks.ToDictionary(check => check.Name, check => check.Trouble ?? Ok));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class HealthJson : JsonSerializerContext;
