namespace LeanBot.Sandbox;

/// <summary>A bot as BotFather gave it out.</summary>
public sealed record SandboxBot(long Id, string Username, string Token);
