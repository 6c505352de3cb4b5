using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace LeanBot.Logs;

/// <summary>Writes an event so that it cannot be mistaken for two, whatever names and answers it quotes, and
/// so that it never shows a secret.</summary>
internal sealed class OneLine(Redaction redaction) : ITextFormatter
{
    private readonly MessageTemplateTextFormatter _head =
        new("{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {SourceContext}: {Message:lj}");

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var text = new StringWriter();
        _head.Format(logEvent, text);
        output.WriteLine(Clean(text.ToString()));
        if (logEvent.Exception is not { } exception) return;
        foreach (var line in exception.ToString().Split('\n'))
            output.WriteLine("  " + Clean(line.TrimEnd('\r')));
    }

    private string Clean(string line)
    {
        line = redaction.Clean(line);
        return line.Any(IsMischief)
            ? string.Concat(
                line.Select(letter => IsMischief(letter) ? $"\\u{(int)letter:x4}" : letter.ToString()))
            : line;
    }

    /// <summary>Control characters, line ends, and marks that turn the direction of writing.</summary>
    private static bool IsMischief(char letter) =>
        char.IsControl(letter) || letter is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e')
            or (>= '\u2066' and <= '\u2069');
}
