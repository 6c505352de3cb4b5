using System.Globalization;

namespace LeanBot.Core;

/// <summary>What the bots say, by language and key, from <c>config/texts</c>. A text holds <c>{name}</c> for
/// a value and
/// <c>{name, plural, one {# day} other {# days}}</c> for a word that follows a number (the plural part of
/// ICU's MessageFormat). Values are escaped for Telegram's HTML.</summary>
public sealed class Texts
{
    public const string DefaultLanguage = "en";

    /// <summary>The twelve months as a date has them, with spaces between.</summary>
    private const string MonthsKey = "dates.months";

    private readonly Dictionary<string, Dictionary<string, TextTemplate>> _languages;
    private readonly Dictionary<string, string[]> _months;

    /// <exception cref="FormatException">A template cannot be read; says which.</exception>
    public Texts(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> languages)
    {
        if (!languages.ContainsKey(DefaultLanguage))
            throw new FormatException($"The texts need the language «{DefaultLanguage}».");
        _languages = languages.ToDictionary(
            language => language.Key,
            language => language.Value.ToDictionary(
                text => text.Key, text => Parse(language.Key, text.Key, text.Value)));
        _months = languages.ToDictionary(language => language.Key, language => MonthsOf(language.Value));
    }

    public IReadOnlyCollection<string> Languages => _languages.Keys;

    public IReadOnlyCollection<string> KeysOf(string language) => _languages[language].Keys;

    /// <summary>The names of the values that a text takes.</summary>
    public IReadOnlyCollection<string> PlaceholdersOf(string language, string key) =>
        _languages[language][key].Placeholders;

    /// <summary>The language of a Telegram client where there are texts for it, else the default.</summary>
    /// <param name="tag">An IETF tag such as <c>uk</c> or <c>pt-br</c>; may be null.</param>
    public string LanguageFor(string? tag)
    {
        var primary = tag?.Split('-')[0].ToLowerInvariant();
        return primary is not null && _languages.ContainsKey(primary) ? primary : DefaultLanguage;
    }

    public bool Has(string key) => _languages[DefaultLanguage].ContainsKey(key);

    public string Render(
        string language, string key, TimeZoneInfo zone, params (string Name, object Value)[] values)
    {
        var texts = _languages.GetValueOrDefault(language) ?? _languages[DefaultLanguage];
        var template = texts.GetValueOrDefault(key) ?? _languages[DefaultLanguage].GetValueOrDefault(key)
            ?? throw new InvalidOperationException($"There is no text «{key}».");
        var months = _months.GetValueOrDefault(language) ?? _months[DefaultLanguage];
        return template.Render(
            language, name => Find(key, values, name), value => Format(value, zone, months));
    }

    private static object Find(string key, (string Name, object Value)[] values, string name) =>
        Array.Find(values, value => value.Name == name).Value
            ?? throw new InvalidOperationException($"The text «{key}» wants a value «{name}».");

    private static string Format(object value, TimeZoneInfo zone, string[] months) => value switch
    {
        Html html => html.Value,
        Moment { At: var at } => Time(TimeZoneInfo.ConvertTime(at, zone), months),
        DateTimeOffset moment => Day(TimeZoneInfo.ConvertTime(moment, zone), months),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => PlainText.Escape(value.ToString() ?? ""),
    };

    private static string Day(DateTimeOffset moment, string[] months) => string.Create(
        CultureInfo.InvariantCulture, $"{moment.Day} {months[moment.Month - 1]} {moment.Year}");

    private static string Time(DateTimeOffset moment, string[] months) => string.Create(
        CultureInfo.InvariantCulture, $"{Day(moment, months)}, {moment:HH:mm}");

    private static string[] MonthsOf(IReadOnlyDictionary<string, string> texts)
    {
        if (!texts.TryGetValue(MonthsKey, out var names))
            return CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames[..12];
        var months = names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return months.Length == 12
            ? months
            : throw new FormatException($"The text «{MonthsKey}» must name twelve months: {names}");
    }

    private static TextTemplate Parse(string language, string key, string text)
    {
        try
        {
            return TextTemplate.Parse(text);
        }
        catch (FormatException wrong)
        {
            throw new FormatException(
                $"The text «{key}» of the language «{language}»: {wrong.Message}", wrong);
        }
    }
}
