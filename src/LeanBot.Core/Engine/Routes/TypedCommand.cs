namespace LeanBot.Core;

/// <summary>A command as somebody typed it.</summary>
/// <param name="Name">In lower case, without the slash.</param>
/// <param name="Args">What follows it, trimmed.</param>
internal sealed record TypedCommand(string Name, string Args)
{
    /// <summary>Reads <c>/name args</c> and <c>/name@bot args</c>; null where there is no slash.</summary>
    public static TypedCommand? Read(string text)
    {
        if (!text.StartsWith('/')) return null;
        var words = text[1..].Trim().Split((char[]?)null, 2, StringSplitOptions.TrimEntries);
        return new TypedCommand(
            words[0].Split('@')[0].ToLowerInvariant(), words.Length > 1 ? words[1] : "");
    }

    /// <summary>A single word such as <c>Help!</c>, which may be meant as a command; null for anything
    /// else.</summary>
    public static TypedCommand? ReadWord(string text)
    {
        var word = text.TrimEnd('.', '!', '?');
        return word.Length > 0 && word.All(letter => char.IsAsciiLetter(letter) || letter == '_')
            ? new TypedCommand(word.ToLowerInvariant(), "")
            : null;
    }
}
