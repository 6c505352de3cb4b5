namespace LeanBot.Core.Features.Broadcasts;

public sealed record ListRead(string Text);
