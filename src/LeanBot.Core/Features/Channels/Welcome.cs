namespace LeanBot.Core.Features.Channels;

/// <summary>The message that the links go into.</summary>
/// <param name="Text">A key of the texts that takes plan and until.</param>
public sealed record Welcome(string Text, string PlanTitle, DateTimeOffset Until);
