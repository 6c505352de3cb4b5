namespace LeanBot.Core;

/// <summary>The result of a call whose answer says nothing but that it worked.</summary>
public sealed record Nothing
{
    public static readonly Nothing Value = new();
}
