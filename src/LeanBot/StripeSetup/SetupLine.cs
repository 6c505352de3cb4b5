namespace LeanBot.StripeSetup;

/// <summary>What became of one thing that has to be at Stripe.</summary>
internal enum SetupMark
{
    /// <summary>It was as it should be.</summary>
    Kept,

    /// <summary>It was made or changed; in a dry run it would be.</summary>
    Changed,

    Wrong,
}

/// <param name="Said">What it is like now, what was done, or why that could not be done and what
/// helps.</param>
internal sealed record SetupLine(SetupMark Mark, string What, string Said);
