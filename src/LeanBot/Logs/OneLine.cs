using System.Buffers;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace LeanBot.Logs;

/// <summary>Writes an event so that it cannot be mistaken for two, whatever names and answers it quotes, and
/// so that it never shows a secret.</summary>
internal sealed class OneLine(Redaction redaction) : ITextFormatter
{
    /// <summary>Control characters, line ends, and marks that turn the direction of writing.</summary>
    private static readonly SearchValues<char> Mischief = SearchValues.Create(
    [
        .. Enumerable.Range(0, char.MaxValue).Select(code => (char)code).Where(char.IsControl),
        '\u2028', '\u2029', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e',
        '\u2066', '\u2067', '\u2068', '\u2069',
    ]);

    [ThreadStatic]
    private static (LogEvent Event, OneLine By, string Text)? _last;

    private readonly MessageTemplateTextFormatter _head =
        new("{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {SourceContext}: {Message:lj}");

    /// <summary>One event goes to several places, one right after the other.</summary>
    public void Format(LogEvent logEvent, TextWriter output)
    {
        if (_last is not { } last || last.Event != logEvent || last.By != this)
            _last = last = (logEvent, this, TextOf(logEvent));
        output.Write(last.Text);
    }

    private string TextOf(LogEvent logEvent)
    {
        using var head = new StringWriter();
        _head.Format(logEvent, head);
        using var text = new StringWriter();
        text.WriteLine(Clean(head.ToString()));
        foreach (var line in logEvent.Exception?.ToString().Split('\n') ?? [])
            text.WriteLine("  " + Clean(line.TrimEnd('\r')));
        return text.ToString();
    }

    private string Clean(string line)
    {
        line = redaction.Clean(line);
        return line.AsSpan().ContainsAny(Mischief)
            ? string.Concat(
                line.Select(letter => Mischief.Contains(letter) ? $"\\u{(int)letter:x4}" : letter.ToString()))
            : line;
    }
}
