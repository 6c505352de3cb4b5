using System.Text.RegularExpressions;

namespace LeanBot.Core.Tests;

/// <summary>A transcript that is kept, read again: which buttons stood under which message, and which were
/// pressed.</summary>
public sealed partial class Transcript
{
    private readonly List<Button> _shown = [];
    private readonly List<Button> _pressed = [];

    /// <param name="Message">The text that the message begins with, by its key.</param>
    /// <param name="Label">The text of the button, by its key.</param>
    public sealed record Button(string Message, string Label, string Words, string Place);

    public IReadOnlyList<Button> Shown => _shown;

    public IReadOnlyList<Button> Pressed => _pressed;

    public static Transcript Read(string path)
    {
        var transcript = new Transcript();
        var lines = File.ReadAllLines(path);
        var message = "";
        for (var i = 0; i < lines.Length; i++)
        {
            if (Said().Match(lines[i]) is { Success: true } said)
                message = Whole(said.Groups[1].Value, lines, i);
            else if (Row().IsMatch(lines[i]))
                transcript.Show(message, lines[i], $"{Path.GetFileName(path)}:{i + 1}");
            else if (Press().Match(lines[i]) is { Success: true } press)
                transcript.Take(press.Groups[1].Value);
        }

        return transcript;
    }

    private void Show(string message, string row, string place)
    {
        foreach (Match label in Label().Matches(row))
        {
            var words = label.Groups[1].Value;
            // A page or a chat that is opened is no press.
            if (words.Contains(" ↗", StringComparison.Ordinal)) continue;
            _shown.Add(new Button(TextKeys.OfMessage(message), TextKeys.OfLabel(words), words, place));
        }
    }

    /// <summary>What was pressed is the newest button of that label; one that stands before the beginning of
    /// the transcript is not known.</summary>
    private void Take(string words)
    {
        if (_shown.FindLast(button => button.Words == words) is { } button) _pressed.Add(button);
    }

    private static string Whole(string first, string[] lines, int at) => string.Join(
        '\n',
        lines.Skip(at + 1)
            .TakeWhile(line => line.StartsWith(Indent, StringComparison.Ordinal))
            .Select(line => line[Indent.Length..])
            .Prepend(first));

    private const string Indent = "    ";

    [GeneratedRegex(@"^(?:Bot|Admin bot)(?: to .+?)?(?: \(in place\))? \d+ \w+ \d\d:\d\d: (.*)$")]
    private static partial Regex Said();

    [GeneratedRegex(@"^   \[")]
    private static partial Regex Row();

    [GeneratedRegex(@"\[(.+?)\](?= \[|$)")]
    private static partial Regex Label();

    [GeneratedRegex(@"^.+ presses \[(.+)\]$")]
    private static partial Regex Press();
}
