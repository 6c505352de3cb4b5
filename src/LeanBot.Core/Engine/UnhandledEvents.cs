namespace LeanBot.Core;

/// <summary>How often an event of a type came that no rule wants.</summary>
[Kept("unhandled")]
public sealed record UnhandledEvents(string Type, long Count, DateTimeOffset LastAt, string LastRaw) : Record
{
    public const int RawCharactersMax = 4_096;

    public override string Key => Type;
}
