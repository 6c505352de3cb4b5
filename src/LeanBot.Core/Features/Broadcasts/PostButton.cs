namespace LeanBot.Core.Features.Broadcasts;

/// <summary>A button under a broadcast.</summary>
/// <param name="Target">An address, a plan's id or a promo code.</param>
/// <param name="Label">Null for the words of each reader's language.</param>
public sealed record PostButton(PostButtonKind Type, string Target, string? Label = null)
{
    public const int LabelCharactersMax = 60;

    /// <summary>With the one that mutes they still fit on a phone's screen.</summary>
    public const int CountMax = 8;
}
