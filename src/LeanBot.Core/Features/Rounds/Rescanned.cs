namespace LeanBot.Core.Features.Rounds;

/// <summary>The last walk that came to its end.</summary>
/// <param name="Basis">See <see cref="Rescans"/>.</param>
/// <param name="At">When it ended, UTC.</param>
[Kept("rescanned")]
public sealed record Rescanned(string Basis, DateTimeOffset At) : Record
{
    public const string OnlyKey = "subscriptions";

    public override string Key => OnlyKey;
}
