namespace LeanBot.Core;

/// <summary>Names a message: by Telegram's id where it is known, else by the outbox row that said
/// it.</summary>
public sealed record MessageRef(long? MessageId = null, string? RowId = null);
