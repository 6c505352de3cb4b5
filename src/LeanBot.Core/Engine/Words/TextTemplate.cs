using System.Globalization;
using System.Text;

namespace LeanBot.Core;

/// <summary>A text with places for values.</summary>
internal sealed class TextTemplate
{
    private readonly IReadOnlyList<Part> _parts;

    private TextTemplate(IReadOnlyList<Part> parts) => _parts = parts;

    public IReadOnlyCollection<string> Placeholders =>
        [.. NamesOf(_parts).Distinct().Order(StringComparer.Ordinal)];

    public string Render(string language, Func<string, object> valueOf, Func<object, string> format)
    {
        var text = new StringBuilder();
        Render(_parts, language, valueOf, format, null, text);
        return text.ToString();
    }

    /// <exception cref="FormatException">Says what is wrong and at which character.</exception>
    public static TextTemplate Parse(string text)
    {
        var at = 0;
        var parts = ParseParts(text, ref at, nested: false);
        return new TextTemplate(parts);
    }

    private static void Render(
        IReadOnlyList<Part> parts, string language, Func<string, object> valueOf, Func<object, string> format,
        long? number, StringBuilder text)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case Part.Words words:
                    text.Append(number is { } n
                        ? words.Text.Replace(
                            "#", n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                        : words.Text);
                    break;
                case Part.Value value:
                    text.Append(format(valueOf(value.Name)));
                    break;
                case Part.Plural plural:
                    var count = Convert.ToInt64(valueOf(plural.Name), CultureInfo.InvariantCulture);
                    var form = plural.Forms.GetValueOrDefault(
                        PluralRules.FormOf(language, count)) ?? plural.Forms["other"];
                    Render(form, language, valueOf, format, count, text);
                    break;
            }
        }
    }

    private static List<Part> ParseParts(string text, ref int at, bool nested)
    {
        var parts = new List<Part>();
        var words = new StringBuilder();
        while (at < text.Length && !(nested && text[at] == '}'))
        {
            if (text[at] == '}') throw Wrong(at, "a } without its {");
            if (text[at] != '{')
            {
                words.Append(text[at++]);
                continue;
            }

            if (words.Length > 0) parts.Add(new Part.Words(words.ToString()));
            words.Clear();
            parts.Add(ParsePlace(text, ref at));
        }

        if (words.Length > 0) parts.Add(new Part.Words(words.ToString()));
        return parts;
    }

    /// <summary>Reads <c>{name}</c> or <c>{name, plural, form {…} …}</c>.</summary>
    private static Part ParsePlace(string text, ref int at)
    {
        var opened = at++;
        var name = ReadWord(text, ref at);
        if (name.Length == 0) throw Wrong(opened, "a { without a name");
        if (Skip(text, ref at, '}')) return new Part.Value(name);
        if (!Skip(text, ref at, ',') || ReadWord(text, ref at) != "plural" || !Skip(text, ref at, ','))
            throw Wrong(opened, $"«{name}» is followed neither by }} nor by «, plural,»");
        var forms = new Dictionary<string, IReadOnlyList<Part>>();
        while (!Skip(text, ref at, '}'))
        {
            var form = ReadWord(text, ref at);
            if (form.Length == 0 || !Skip(text, ref at, '{'))
                throw Wrong(at, "a plural form looks like «one {…}»");
            forms[form] = ParseParts(text, ref at, nested: true);
            if (!Skip(text, ref at, '}')) throw Wrong(at, $"the form «{form}» has no end");
        }

        return forms.ContainsKey("other")
            ? new Part.Plural(name, forms)
            : throw Wrong(opened, "a plural needs «other»");
    }

    private static string ReadWord(string text, ref int at)
    {
        SkipSpace(text, ref at);
        var from = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_')) at++;
        return text[from..at];
    }

    private static bool Skip(string text, ref int at, char expected)
    {
        SkipSpace(text, ref at);
        if (at >= text.Length || text[at] != expected) return false;
        at++;
        return true;
    }

    private static void SkipSpace(string text, ref int at)
    {
        while (at < text.Length && text[at] is ' ' or '\n') at++;
    }

    private static IEnumerable<string> NamesOf(IEnumerable<Part> parts) =>
        parts.SelectMany(part => part switch
    {
        Part.Value value => [value.Name],
        Part.Plural plural => plural.Forms.Values.SelectMany(NamesOf).Prepend(plural.Name),
        _ => Array.Empty<string>(),
    });

    private static FormatException Wrong(int at, string what) => new($"{what}, at character {at + 1}.");

    private abstract record Part
    {
        public sealed record Words(string Text) : Part;
        public sealed record Value(string Name) : Part;
        public sealed record Plural(string Name, IReadOnlyDictionary<string, IReadOnlyList<Part>> Forms)
            : Part;
    }
}

/// <summary>Which plural form a number takes, by CLDR; integers only.
/// https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html</summary>
internal static class PluralRules
{
    public static string FormOf(string language, long count) => language switch
    {
        "uk" => (Math.Abs(count) % 10, Math.Abs(count) % 100) switch
        {
            (1, not 11) => "one",
            ( >= 2 and <= 4, not (>= 12 and <= 14)) => "few",
            _ => "many",
        },
        _ => count == 1 ? "one" : "other",
    };
}
