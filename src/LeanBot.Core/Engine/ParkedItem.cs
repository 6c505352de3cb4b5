namespace LeanBot.Core;

/// <summary>Something authentic that could not be understood or handled: kept raw until an admin
/// decides.</summary>
/// <param name="Reference">What the person was told, and what the log says.</param>
[Kept("parked")]
public sealed record ParkedItem(string Reference, string Cause, string Reason, string Raw, DateTimeOffset At)
    : Record
{
    public override string Key => Reference;
}
