using System.Text.Json;
using System.Text.RegularExpressions;

namespace LeanBot.Tidy.Tests;

public sealed partial class TextsTests
{
    private static readonly HashSet<string> Keys = [.. JsonDocument
        .Parse(Source.Text("config/texts/en.json")).RootElement.EnumerateObject().Select(text => text.Name)
        .Where(name => name != "$schema")];

    /// <summary>Keys that are put together from a name: <c>commands.start</c>,
    /// <c>states.active</c>.</summary>
    private static readonly string[] Composed = ["commands.", "adminCommands.", "states.", "diary.", "notices.", "audit."];

    [Fact]
    public void Every_text_that_is_said_is_there() => Assert.Empty(Said().Except(Keys));

    [Fact]
    public void Every_text_is_said() => Assert.Empty(Keys
        .Where(key => !Composed.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal)))
        .Except(Said())
        .Except(PutTogether()));

    [Fact]
    public void Every_state_has_a_name() =>
        Assert.Empty(Enum.GetNames<Core.Features.Subscriptions.SubscriptionState>()
        .Select(state => $"states.{JsonNamingPolicy.CamelCase.ConvertName(state)}")
        .Except(Keys));

    [Fact]
    public void Every_kind_of_the_diary_and_of_notices_has_words() => Assert.Empty(
        Enum.GetNames<Core.Features.Diary.DiaryKind>().Select(kind => ("diary", kind))
            .Concat(Enum.GetNames<Core.Features.Notices.NoticeKind>().Select(kind => ("notices", kind)))
            .Concat(Enum.GetNames<Core.Features.Audit.AuditKind>().Select(kind => ("audit", kind)))
            .Select(one => $"{one.Item1}.{JsonNamingPolicy.CamelCase.ConvertName(one.kind)}")
            .Except(Keys));

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

    /// <summary>Keys whose beginning stands in a text with a gap, <c>$"imports.{problem}"</c>, and whose end is
    /// a word or the name of a choice elsewhere.</summary>
    private static IEnumerable<string> PutTogether()
    {
        var ends = Ours().SelectMany(text => Ends().Matches(text))
            .Select(match => match.Groups["end"].Value)
            .ToHashSet();
        var begins = Ours().SelectMany(text => Begins().Matches(text))
            .Select(match => match.Groups["begin"].Value)
            .ToHashSet();
        return Keys.Where(key => begins.Any(
            begin => key.StartsWith(begin, StringComparison.Ordinal) && ends.Contains(key[begin.Length..])));
    }

    private static IEnumerable<string> Ours() => Source.Files("src/LeanBot.Core", "*.cs")
        .Concat(Source.Files("src/LeanBot", "*.cs"))
        .Select(Source.Text);

    [GeneratedRegex(@"\$""(?<begin>[a-zA-Z]+\.[a-zA-Z.]*)\{")]
    private static partial Regex Begins();

    [GeneratedRegex(@"""(?<end>[a-z][a-zA-Z0-9]*)""|^ +(?<end>[A-Z][a-zA-Z]*)(?: = [^,]*)?,\s*$", RegexOptions.Multiline)]
    private static partial Regex Ends();

    /// <summary>The name of a button or a step, its <c>Wire</c>, is no text.</summary>
    [GeneratedRegex(@"(?<!Wire = |Wire\()""([a-zA-Z]+\.[a-zA-Z0-9]+)""")]
    private static partial Regex Dotted();
}
