namespace LeanBot.Core.Features.Members;

/// <param name="At">UTC.</param>
/// <param name="Words">How it begins.</param>
/// <param name="Why">Telegram's own words.</param>
public sealed record UnsaidMessage(DateTimeOffset At, string Words, string Why);
