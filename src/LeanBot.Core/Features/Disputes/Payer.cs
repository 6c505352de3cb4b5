namespace LeanBot.Core.Features.Disputes;

/// <param name="CustomerId">Null where the charge was made without one.</param>
public sealed record Payer(string? CustomerId);
