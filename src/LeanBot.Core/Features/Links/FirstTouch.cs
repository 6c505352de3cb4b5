namespace LeanBot.Core.Features.Links;

/// <summary>A code that a link brought. The first one counts: it is what made the person come.</summary>
/// <param name="Code">As it stood in the link.</param>
/// <param name="At">UTC.</param>
public sealed record FirstTouch(string Code, DateTimeOffset At);
