using System.Text.Json;
using System.Text.RegularExpressions;
using LeanBot.Core.Features.Messages;

namespace LeanBot.Tidy.Tests;

public sealed partial class TextsTests
{
    private static readonly HashSet<string> Keys = [.. JsonDocument
        .Parse(Source.Text("config/texts/en.json")).RootElement.EnumerateObject().Select(text => text.Name)
        .Where(name => name != "$schema")];

    [Fact]
    public void Every_text_that_is_said_is_there() =>
        Assert.Empty(Said().Concat(ComposedTexts.All()).Except(Keys));

    [Fact]
    public void Every_text_is_said() =>
        Assert.Empty(Keys.Except(Said()).Except(ComposedTexts.All()).Except(OfImports())
            .Except(Keys.SelectMany(Topics.NamesFor)));

    [Fact]
    public void A_texts_key_begins_with_its_feature() => Assert.Empty(Keys
        .Select(key => key.Split('.')[0])
        .Distinct()
        .Except([.. Directory.EnumerateDirectories(Path.Combine(Source.Root, "src/LeanBot.Core/Features"))
            .Select(folder => JsonNamingPolicy.CamelCase.ConvertName(Path.GetFileName(folder)))])
        .Except(["engine", "commands", "adminCommands", "states", "dates"]));

    private static IEnumerable<string> Said()
    {
        var prefixes = Keys.Select(key => key.Split('.')[0]).ToHashSet();
        return Ours()
            .SelectMany(text => Dotted().Matches(text))
            .Select(match => match.Groups[1].Value)
            .Where(text => prefixes.Contains(text.Split('.')[0]))
            .Where(text => !text.EndsWith(".json", StringComparison.Ordinal))
            .Distinct();
    }

    /// <summary>What is wrong with a file or a line is named where it is found, by a word.</summary>
    private static IEnumerable<string> OfImports() =>
        Source.Files("src/LeanBot.Core/Features/Imports", "*.cs")
            .Concat(Source.Files("src/LeanBot/Tables", "*.cs"))
            .SelectMany(file => Words().Matches(Source.Text(file)))
            .Select(match => match.Groups[1].Value)
            .SelectMany(word => (string[])[$"imports.{word}", $"imports.wrong.{word}"]);

    private static IEnumerable<string> Ours() => Source.Files("src/LeanBot.Core", "*.cs")
        .Concat(Source.Files("src/LeanBot", "*.cs"))
        .Select(Source.Text);

    [GeneratedRegex(@"""([a-z][a-zA-Z0-9]*)""")]
    private static partial Regex Words();

    /// <summary>The name of a button or a step, its <c>Wire</c>, is no text.</summary>
    [GeneratedRegex(@"(?<!Wire = |Wire\()""([a-zA-Z]+\.[a-zA-Z0-9]+)""")]
    private static partial Regex Dotted();
}
