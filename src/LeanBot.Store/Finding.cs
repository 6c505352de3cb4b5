namespace LeanBot.Store;

/// <summary>Something a look at a data folder has found.</summary>
/// <param name="IsHarm">False where a start deals with it by itself.</param>
public sealed record Finding(string File, string Message, bool IsHarm);
