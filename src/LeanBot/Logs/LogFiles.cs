using System.Text;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.File;

namespace LeanBot.Logs;

/// <summary>Where the log goes: the console, and a file a day in the data folder.</summary>
internal static class LogFiles
{
    private const int FilesMax = 31;
    private const long FileBytesMax = 100 * 1024 * 1024;
    private const UnixFileMode FolderMode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static Logger Open(string dataFolder, bool toConsole, IReadOnlyList<string> secrets)
    {
        var folder = Path.Combine(dataFolder, "logs");
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, FolderMode);
        var line = new OneLine(secrets);
        var log = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // A start that failed is told in plain words, once.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting", LogEventLevel.Fatal)
            .MinimumLevel.Override("System.Net.Http.HttpClient", LogEventLevel.Warning)
            .WriteTo.File(
                line, Path.Combine(folder, "leanbot-.log"), rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: FilesMax, rollOnFileSizeLimit: true, fileSizeLimitBytes: FileBytesMax,
                hooks: new OwnerOnly());
        return (toConsole ? log.WriteTo.Console(line) : log).CreateLogger();
    }

    private sealed class OwnerOnly : FileLifecycleHooks
    {
        public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return underlyingStream;
        }
    }
}
