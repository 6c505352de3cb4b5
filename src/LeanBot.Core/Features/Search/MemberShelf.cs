namespace LeanBot.Core.Features.Search;

/// <summary>Where the buttons of a section stand, so that a member's card does not drown in them.</summary>
public enum MemberShelf
{
    /// <summary>On the card itself.</summary>
    Card,

    /// <summary>What they hold: giving, ending, pausing, banning.</summary>
    Access,

    /// <summary>What they paid.</summary>
    Money,
}
