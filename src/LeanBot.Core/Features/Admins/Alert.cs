namespace LeanBot.Core.Features.Admins;

/// <summary>What the team is to hear of one more trouble of a kind.</summary>
public enum Alert
{
    /// <summary>Of this one.</summary>
    One,

    /// <summary>That they are many, and that it will not be told of each.</summary>
    Many,

    /// <summary>Nothing: it knows that they are many.</summary>
    None,
}
