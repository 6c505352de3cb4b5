using LeanBot.Core;

namespace LeanBot.Configuration;

/// <summary>config/texts: a file a language, each a flat object of key and text. The shipped texts stand
/// behind the folder's, so a file need not hold what it leaves as it is.</summary>
internal static class TextsFolder
{
    public const string Name = "texts";

    /// <param name="notes">Receives what does not stop the worker.</param>
    public static Texts Read(FolderContent content, List<Finding> findings, List<string> notes)
    {
        var languages = LanguagesOf(content).ToDictionary(
            language => language, language => Merge(content, language, findings));
        if (findings.Count > 0) return Build(languages);
        var shipped = Build(languages.Keys.Where(IsShipped).ToDictionary(
            language => language, language => Fields(ConfigFile.OfDefault(NameOf(language), findings))));
        var given = Build(languages);
        foreach (var (language, texts) in languages)
            Check(language, texts, given, shipped, notes);
        return Build(languages);
    }

    private static void Check(
        string language, Dictionary<string, string> texts, Texts given, Texts shipped, List<string> notes)
    {
        var english = shipped.KeysOf(Texts.DefaultLanguage);
        var missing = english.Where(key => !texts.ContainsKey(key)).ToArray();
        if (missing.Length > 0)
            notes.Add($"{NameOf(language)} lacks {string.Join(", ", missing)}: these are said in English.");
        foreach (var key in texts.Keys.ToArray())
        {
            if (!english.Contains(key))
            {
                notes.Add($"{NameOf(language)}: there is no text «{key}», so it is never said.");
                continue;
            }

            var problem = StrangeIn(language, key, given, shipped) ?? Markup.ProblemOf(texts[key]);
            if (problem is null) continue;
            notes.Add($"{NameOf(language)}: «{key}» {problem}. The English text is said instead.");
            texts.Remove(key);
            // What operators wrote in English gives way to what is shipped.
            if (language == Texts.DefaultLanguage)
                texts[key] = Fields(ConfigFile.OfDefault(NameOf(language), []))[key];
        }
    }

    /// <summary>Null where all its placeholders are filled in.</summary>
    private static string? StrangeIn(string language, string key, Texts given, Texts shipped)
    {
        var filled = shipped.PlaceholdersOf(Texts.DefaultLanguage, key).ToArray();
        var strange = given.PlaceholdersOf(language, key).Except(filled).ToArray();
        if (strange.Length == 0) return null;
        var known = filled.Length == 0 ? "none is" : $"what is: {{{string.Join("}, {", filled)}}}";
        return $"has {{{string.Join("}, {", strange)}}}, which nothing fills in ({known})";
    }

    private static Dictionary<string, string> Merge(
        FolderContent content, string language, List<Finding> findings)
    {
        var texts = IsShipped(language)
            ? Fields(ConfigFile.OfDefault(NameOf(language), findings))
            : new Dictionary<string, string>();
        foreach (var (key, text) in Fields(ConfigFile.Read(content, NameOf(language), findings)))
            texts[key] = text;
        return texts;
    }

    private static Dictionary<string, string> Fields(ConfigFile file)
    {
        var texts = new Dictionary<string, string>();
        foreach (var (key, node) in file.Root.Fields().Where(field => field.Name != "$schema"))
        {
            var text = node.Text();
            try
            {
                _ = Build(new() { [Texts.DefaultLanguage] = new() { [key] = text } });
                texts[key] = text;
            }
            catch (FormatException wrong)
            {
                node.Wrong($"cannot be read: {wrong.InnerException?.Message ?? wrong.Message}");
            }
        }

        return texts;
    }

    private static IEnumerable<string> LanguagesOf(FolderContent content) => Defaults.Names
        .Concat(content.Names)
        .Where(name => name.StartsWith($"{Name}/", StringComparison.Ordinal))
        .Select(name => Path.GetFileNameWithoutExtension(name))
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static Texts Build(Dictionary<string, Dictionary<string, string>> languages) => new(
        languages.ToDictionary(
            language => language.Key, language => (IReadOnlyDictionary<string, string>)language.Value));

    private static bool IsShipped(string language) => Defaults.Has(NameOf(language));

    private static string NameOf(string language) => $"{Name}/{language}.json";
}
