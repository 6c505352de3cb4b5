namespace LeanBot.Core;

/// <summary>Why a call was given up.</summary>
/// <param name="Reason">For the code that decides what follows.</param>
/// <param name="Description">For operators: the service's own words where it gave any.</param>
public sealed record Failure(FailureReason Reason, string Description);
