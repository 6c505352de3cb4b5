using LeanBot.EndToEnd.Tests.Story;
using LeanBot.Logs;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class LogQueueTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("leanbot-log-").FullName;

    [Fact]
    public void A_failure_is_in_the_file_when_it_has_been_told_with_all_that_was_told_before()
    {
        using var log = Open();
        log.Information("one");
        log.Information("two");
        log.Error("three");

        Assert.Equal(["one", "two", "three"], Said());
    }

    [Fact]
    public void What_waits_is_written_at_the_end()
    {
        using (var log = Open())
        {
            log.Information("one");
            log.Information("two");
        }

        Assert.Equal(["one", "two"], Said());
    }

    [Fact]
    public async Task A_line_does_not_wait_for_others()
    {
        using var log = Open();
        log.Information("one");

        await Place.Until(() => Task.FromResult(Said() is ["one"]));
    }

    [Fact]
    public void Who_tells_more_than_may_wait_writes_it_and_nothing_is_lost()
    {
        const int Count = 25_000;
        using var log = Open();
        Parallel.For(0, Count, number => log.Information("{Number}", number));
        log.Error("the last");

        var said = Said();
        Assert.Equal("the last", said[^1]);
        Assert.Equal(Enumerable.Range(0, Count), said[..^1].Select(int.Parse).Order());
    }

    [Fact]
    public void What_is_told_after_the_end_is_no_failure()
    {
        var (finished, inner) = (0, new LoggerConfiguration().CreateLogger());
        var queue = new LogQueue(inner, () => finished++);
        queue.Dispose();
        var late = new LogEvent(
            DateTimeOffset.UnixEpoch, LogEventLevel.Error, null, new MessageTemplate("late", []), []);
        queue.Emit(late);

        Assert.Equal(1, finished);
    }

    [Fact]
    public void A_file_that_was_closed_holds_nothing_back()
    {
        using var inner = new MemoryStream();
        var file = new HeldBack(inner);
        file.Write("one"u8);
        file.Flush();
        Assert.Equal(0, inner.Length);
        file.LetGo();
        Assert.Equal(3, inner.Length);
        file.Dispose();

        file.LetGo();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Logger Open() => LogFiles.Open(_folder, toConsole: false, Redaction.ByShape, keepDays: 2);

    private string[] Said()
    {
        var file = Directory.EnumerateFiles(Path.Combine(_folder, "logs"), "leanbot-*.log").SingleOrDefault();
        if (file is null) return [];
        using var reader = new StreamReader(
            new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return
        [
            .. reader.ReadToEnd().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]),
        ];
    }
}
