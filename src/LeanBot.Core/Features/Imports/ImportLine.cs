namespace LeanBot.Core.Features.Imports;

/// <param name="Number">As an editor counts them, the heading being 1.</param>
/// <param name="Cells">Null where the line can't be read.</param>
public sealed record ImportLine(int Number, IReadOnlyList<string>? Cells);
