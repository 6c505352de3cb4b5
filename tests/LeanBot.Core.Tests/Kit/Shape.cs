using System.Text.RegularExpressions;

namespace LeanBot.Core.Tests;

/// <summary>The pattern of all that a text can say.</summary>
public static partial class Shape
{
    /// <summary>Matches the text with anything in its places; each place is a group of its name.</summary>
    public static string Of(string template) => $@"\A{Place().Replace(Regex.Escape(template), Group)}\z";

    private static string Group(Match place) => place.Groups[1].Success ? $"(?<{place.Groups[1].Value}>.+)" : ".+";

    /// <summary>A place as <see cref="Regex.Escape"/> leaves it: <c>\{name}</c>, or a plural with its
    /// forms.</summary>
    [GeneratedRegex(@"\\\{(\w+)\}|\\\{\w+,\\\ plural,(?:[^{}]|\{[^{}]*\})*\}")]
    private static partial Regex Place();
}
