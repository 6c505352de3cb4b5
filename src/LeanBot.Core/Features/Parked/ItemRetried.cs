namespace LeanBot.Core.Features.Parked;

/// <param name="IsParkedAgain">It could still not be handled, and the admins were told why.</param>
public sealed record ItemRetried(bool IsParkedAgain);
