namespace LeanBot.Core.Features.Cards;

/// <summary>What renewals of a customer are charged to.</summary>
/// <param name="MethodId">Null where there is nothing.</param>
public sealed record CardTold(
    string? MethodId = null, string? Brand = null, string? Last4 = null, int? ExpMonth = null,
    int? ExpYear = null, string? Fingerprint = null);
