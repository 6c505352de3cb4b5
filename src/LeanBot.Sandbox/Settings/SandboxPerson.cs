namespace LeanBot.Sandbox;

/// <summary>A Telegram user who exists from the start.</summary>
public sealed record SandboxPerson(
    long Id, string Name, string? Username = null, string Language = "en", bool Admin = false);
