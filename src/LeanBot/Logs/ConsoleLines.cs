using System.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace LeanBot.Logs;

/// <summary>Lines for the console, written together. One caller at a time.</summary>
internal sealed class ConsoleLines(ITextFormatter line) : ILogEventSink
{
    private readonly StringBuilder _held = new();

    public void Emit(LogEvent logEvent)
    {
        using var writer = new StringWriter(_held);
        line.Format(logEvent, writer);
    }

    public void LetGo()
    {
        if (_held.Length == 0) return;
        Console.Out.Write(_held.ToString());
        _held.Clear();
    }
}
