using LeanBot.Logs;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class LogLineTests
{
    [Fact]
    public void A_name_cannot_make_a_second_line_nor_turn_it_around()
    {
        var lines = Written(log => log.Information("{Name} came", "Eve\n2026-01-01 [INF] all is well\u202e"));
        Assert.Contains(
            "Eve\\u000a2026-01-01 [INF] all is well\\u202e came", Assert.Single(lines),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_is_never_shown_not_even_by_an_exception()
    {
        var lines = Written(log => log.Error(
            new InvalidOperationException(
                "GET https://api/bot1:token/getMe"), "{Url} failed", "https://api/bot1:token/x"));
        Assert.All(lines, line => Assert.DoesNotContain("1:token", line, StringComparison.Ordinal));
        Assert.Contains("bot<secret>/getMe", string.Concat(lines), StringComparison.Ordinal);
    }

    [Fact]
    public void The_address_of_a_mailbox_is_nobodys_business()
    {
        var lines = Written(log => log.Warning("{Who} paid at {Url}", "ann.k+1@mail.example.com", "https://a.b/@ann"));
        var line = Assert.Single(lines);
        Assert.DoesNotContain("mail.example", line, StringComparison.Ordinal);
        Assert.Contains("https://a.b/@ann", line, StringComparison.Ordinal);
    }

    private static string[] Written(Action<ILogger> write)
    {
        using var output = new StringWriter();
        var line = new OneLine(new Redaction(["1:token"]));
        using var log = new LoggerConfiguration().WriteTo.Sink(new Sink(line, output)).CreateLogger();
        write(log);
        return output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }

    private sealed class Sink(OneLine line, TextWriter output) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => line.Format(logEvent, output);
    }
}
