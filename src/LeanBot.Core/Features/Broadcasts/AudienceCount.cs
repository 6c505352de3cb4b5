namespace LeanBot.Core.Features.Broadcasts;

/// <param name="Reached">Who would get it now.</param>
/// <param name="Muted">Who fits, and wants no news.</param>
/// <param name="Blocked">Who fits, and can't be written to.</param>
public sealed record AudienceCount(int Reached, int Muted, int Blocked);
