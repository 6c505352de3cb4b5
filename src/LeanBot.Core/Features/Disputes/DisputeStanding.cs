namespace LeanBot.Core.Features.Disputes;

/// <summary>What a dispute means for access, from the lightest to the gravest.</summary>
public enum DisputeStanding
{
    None,

    /// <summary>Won, withdrawn, or prevented: all is as before.</summary>
    Won,

    /// <summary>The bank only asks; no money has moved yet.</summary>
    Inquiry,

    /// <summary>The bank has given the money back to the cardholder and keeps it, for good.</summary>
    Lost,

    /// <summary>The bank has taken the money and nothing is decided.</summary>
    Open,
}
