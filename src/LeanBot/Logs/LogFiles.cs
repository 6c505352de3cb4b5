using System.Text;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.File;

namespace LeanBot.Logs;

/// <summary>Where the log goes: the console, and for each component a file a day in the data folder. What
/// concerns no component, and every warning and error, is in <c>leanbot-.log</c>, so that trouble is found in
/// one place; what a component does in detail is in its own file alone.</summary>
internal static class LogFiles
{
    private const long FileBytesMax = 100 * 1024 * 1024;
    private const UnixFileMode FolderMode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <param name="keepDays">Also how many files a component may have, so that a flood fills no
    /// disk.</param>
    public static Logger Open(string dataFolder, bool toConsole, Redaction redaction, int keepDays)
    {
        var folder = Path.Combine(dataFolder, "logs");
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, FolderMode);
        var line = new OneLine(redaction);
        var (console, files) = (new ConsoleLines(line), new Files());
        var lines = new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .WriteTo.Conditional(IsForAll, all => AddFile(all, "leanbot"));
        foreach (var name in Component.Names)
            lines.WriteTo.Conditional(told => Component.Of(told) == name, own => AddFile(own, name));
        if (toConsole) lines.WriteTo.Sink(console, LogEventLevel.Information);
        return new LoggerConfiguration()
            .MinimumLevel.Debug()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // A start that failed is told in plain words, once.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting", LogEventLevel.Fatal)
            .MinimumLevel.Override("System.Net.Http.HttpClient", LogEventLevel.Warning)
            .WriteTo.Sink(new LogQueue(lines.CreateLogger(), LetGo))
            .CreateLogger();

        void AddFile(LoggerSinkConfiguration to, string name) => to.File(
            line, Path.Combine(folder, $"{name}-.log"), rollingInterval: RollingInterval.Day,
            retainedFileCountLimit: keepDays, retainedFileTimeLimit: TimeSpan.FromDays(keepDays),
            rollOnFileSizeLimit: true, fileSizeLimitBytes: FileBytesMax, hooks: files);

        void LetGo()
        {
            console.LetGo();
            files.LetGo();
        }
    }

    private static bool IsForAll(LogEvent told) =>
        told.Level >= LogEventLevel.Warning
        || (told.Level >= LogEventLevel.Information && Component.Of(told) is null);

    /// <summary>Files that only their owner reads, and that are written when they are let go.</summary>
    private sealed class Files : FileLifecycleHooks
    {
        private readonly List<HeldBack> _open = [];

        public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            // Those that another day, or their size, has ended.
            _open.RemoveAll(file => !file.CanWrite);
            var opened = new HeldBack(underlyingStream);
            _open.Add(opened);
            return opened;
        }

        public void LetGo()
        {
            foreach (var file in _open) file.LetGo();
        }
    }
}
