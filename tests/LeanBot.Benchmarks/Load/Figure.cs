namespace LeanBot.Benchmarks.Load;

/// <summary>One figure that is promised.</summary>
/// <param name="Goal">As people read it.</param>
internal sealed record Figure(string Key, double Value, string Meaning, string Goal);
