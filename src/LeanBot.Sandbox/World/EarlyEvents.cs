namespace LeanBot.Sandbox;

/// <summary>Deliveries that are to be tried before the call that caused them is answered.</summary>
public sealed record EarlyEvents(string Account, IReadOnlyList<long> Deliveries);
