using System.Net;
using System.Net.Sockets;
using LeanBot.Configuration;
using LeanBot.Health;
using LeanBot.Store;

namespace LeanBot.Check;

/// <summary>The port of the receiver, and the worker where one is running.</summary>
internal static class ReceiverCheck
{
    /// <summary>A worker that runs holds the port; anything else there would be in its way.</summary>
    public static async Task Look(
        Section section, Installation installation, Places places, HttpClient http, TimeSpan patience,
        CancellationToken cut)
    {
        var what = $"receiver ({places.Host}:{places.Port})";
        if (IsFree(places.Host, places.Port) is not { } taken)
        {
            if (IsInUse(installation.DataFolder))
                section.Odd(
                    what, "the port is free, though a worker is using the data folder",
                    "Only one worker can use a folder: stop that one, or name another folder (--data DIR).");
            else
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

    private static bool IsInUse(string folder)
    {
        try
        {
            return DataFolder.IsInUse(folder);
        }
        catch (IOException)
        {
            // A folder that cannot be read has its own line.
            return false;
        }
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
}
