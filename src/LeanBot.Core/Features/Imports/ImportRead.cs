namespace LeanBot.Core.Features.Imports;

/// <summary>A file as a table.</summary>
/// <param name="Hash">The SHA-256 of its bytes, in lower-case hex.</param>
/// <param name="Header">The first line.</param>
/// <param name="Problem">The last part of a text's key, where it is no table.</param>
public sealed record ImportRead(
    string Hash, IReadOnlyList<string> Header, IReadOnlyList<ImportLine> Lines, string? Problem = null);
