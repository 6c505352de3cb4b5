namespace LeanBot.Sandbox.Telegram;

/// <summary>A file that came with a call.</summary>
internal sealed record UploadedFile(string Name, string? Mime, byte[] Bytes);
