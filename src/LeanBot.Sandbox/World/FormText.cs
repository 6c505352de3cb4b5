namespace LeanBot.Sandbox;

/// <summary>name=value pairs of a query or a form, in order and decoded.</summary>
internal static class FormText
{
    public static IEnumerable<(string Name, string Value)> Pairs(string text)
    {
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            yield return at < 0 ? (Decode(pair), "") : (Decode(pair[..at]), Decode(pair[(at + 1)..]));
        }
    }

    public static string? Value(string text, string name) =>
        Pairs(text).Where(pair => pair.Name == name).Select(pair => pair.Value).FirstOrDefault();

    private static string Decode(string text) =>
        Uri.UnescapeDataString(text.Replace('+', ' '));
}
