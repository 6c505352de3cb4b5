using LeanBot.Core.Features.Imports;

namespace LeanBot.Core.Tests;

/// <summary>A file as it reaches the engine: one line a row, the cells apart by semicolons.</summary>
internal static class SomeTable
{
    public static ImportRead Of(params string[] lines) => new(
        string.Join('\n', lines).GetHashCode(StringComparison.Ordinal).ToString("x8", null),
        lines[0].Split(';'),
        [.. lines.Skip(1).Select((line, at) => new ImportLine(at + 2, line == "\"" ? null : line.Split(';')))]);
}
