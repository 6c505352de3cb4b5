namespace LeanBot.Core;

/// <summary>The new value of one record; null where it is gone.</summary>
/// <param name="Before">What it replaces; null where there was none. It is not kept.</param>
public sealed record Change(string Collection, string Key, Record? Value, Record? Before = null);
