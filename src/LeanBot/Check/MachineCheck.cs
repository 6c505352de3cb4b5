using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LeanBot.Configuration;
using LeanBot.Health;
using LeanBot.Store;

namespace LeanBot.Check;

/// <summary>This machine: its disk, its clock, its port, and the worker where one is running.</summary>
internal static class MachineCheck
{
    private const long FreeBytesMin = 200L * 1024 * 1024;
    private const long FreeBytesLow = 2L * 1024 * 1024 * 1024;

    /// <summary>Signatures of webhooks are refused from five minutes on.</summary>
    private static readonly TimeSpan SkewMax = TimeSpan.FromSeconds(30);

    private const UnixFileMode OfOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    public static async Task<Section> Look(
        Installation installation, HttpClient http, TimeSpan patience, CancellationToken cut)
    {
        var section = new Section("Machine");
        LookAtFolder(section, installation.DataFolder);
        if (installation.Places is not { } places) return section;
        var worker = AskWorker(section, places, http, patience, cut);
        var skews = await Task.WhenAll(
            Skew("Telegram", places.Telegram, http, installation.Clock, patience, cut),
            Skew("Stripe", places.Stripe, http, installation.Clock, patience, cut));
        await worker;
        foreach (var (name, skew) in skews)
        {
            if (skew is { } by) TellOfClock(section, name, by);
        }

        return section;
    }

    private static void LookAtFolder(Section section, string folder)
    {
        var isThere = Directory.Exists(folder);
        try
        {
            if (File.Exists(folder)) throw new IOException("it is no folder but a file");
            // A folder that is not there yet is made at the first start, beside what is.
            var place = folder;
            while (!Directory.Exists(place)) place = Path.GetDirectoryName(place)!;
            ProveDurable(place);
            section.Fine($"data ({folder})", isThere
                ? "written and synced to disk"
                : "made at the first start; its place can be written and synced");
            TellOfRoom(section, new DriveInfo(place).AvailableFreeSpace);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            section.Wrong(
                $"data ({folder})", refused.Message,
                "Give the folder to the user who runs LeanBot (chown), on a local disk with room.");
        }

        if (isThere && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & OfOthers) != 0)
        {
            section.Odd(
                "data", "others on this machine may look into it", $"chmod 700 {folder}");
        }
    }

    /// <summary>Nothing stays of it.</summary>
    private static void ProveDurable(string folder)
    {
        var disk = new DurableFiles();
        var path = Path.Combine(folder, $".check-{Environment.ProcessId}");
        try
        {
            using var file = disk.Create(path);
            file.Write(0, "leanbot check"u8);
            file.Sync();
            disk.SyncFolder(folder);
        }
        finally
        {
            disk.Delete(path);
        }
    }

    private static void TellOfRoom(Section section, long bytes)
    {
        var free = string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB are free");
        const string Remedy = "Make room: the state grows by a few MB a month, the log is kept for "
            + "logs.keepDays.";
        if (bytes < FreeBytesMin) section.Wrong("disk", free, Remedy);
        else if (bytes < FreeBytesLow) section.Odd("disk", free, Remedy);
        else section.Fine("disk", free);
    }

    /// <summary>A worker that runs holds the port; anything else there would be in its way.</summary>
    private static async Task AskWorker(
        Section section, Places places, HttpClient http, TimeSpan patience, CancellationToken cut)
    {
        var what = $"receiver ({places.Host}:{places.Port})";
        if (IsFree(places.Host, places.Port) is not { } taken)
        {
            section.Fine(what, "the port is free; no worker is running");
            return;
        }

        var health = await HealthClient.Ask(http, places.Host, places.Port, patience, cut);
        if (health.IsWorker && health.IsReady)
            section.Fine(what, "a worker is running, and ready");
        else if (health.IsWorker)
            section.Wrong(
                what, $"a worker is running, but not ready: {health.Said}", "The log says more: data/logs.");
        else
            section.Wrong(
                what, taken, "Stop what listens there, or change receiver in config/leanbot.json.");
    }

    /// <summary>Null where it is; else why not.</summary>
    private static string? IsFree(IPAddress host, int port)
    {
        try
        {
            using var listener = new TcpListener(host, port);
            listener.Start();
            return null;
        }
        catch (SocketException taken)
        {
            return taken.Message;
        }
    }

    /// <summary>How far this machine is ahead of another's Date; null where it did not answer, which has a
    /// line of its own.</summary>
    private static async Task<(string Name, TimeSpan? By)> Skew(
        string name, Uri address, HttpClient http, TimeProvider clock, TimeSpan patience, CancellationToken cut)
    {
        using var limit = new CancellationTokenSource(patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cut);
        try
        {
            using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return (name, answer.Headers.Date is { } told ? clock.GetUtcNow() - told : null);
        }
        catch (Exception failure) when (failure is HttpRequestException
            || (failure is OperationCanceledException && !cut.IsCancellationRequested))
        {
            return (name, null);
        }
    }

    private static void TellOfClock(Section section, string name, TimeSpan by)
    {
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{by.Duration().TotalSeconds:0} s");
        if (by.Duration() <= SkewMax)
            section.Fine($"clock, beside {name}'s", $"{seconds} apart");
        else
            section.Wrong(
                $"clock, beside {name}'s", $"{seconds} {(by > TimeSpan.Zero ? "ahead" : "behind")}",
                "Let it be kept right: timedatectl set-ntp true.");
    }
}
