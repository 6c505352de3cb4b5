namespace LeanBot.Core.Features.Approvals;

/// <summary>How much a dangerous action does.</summary>
/// <param name="People">Whom it concerns.</param>
public readonly record struct ActionSize(int People = 0, Money? Amount = null);
