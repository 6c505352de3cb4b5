namespace LeanBot.Core;

/// <summary>The new value of one record; null where it is gone.</summary>
public sealed record Change(string Collection, string Key, Record? Value);
