namespace LeanBot.Core.Features.Imports;

/// <summary>What is wrong with a line.</summary>
/// <param name="Key">The last part of the key of its text.</param>
/// <param name="Value">What stands there, cut.</param>
public sealed record ImportProblem(int Line, string Key, string Value = "");
