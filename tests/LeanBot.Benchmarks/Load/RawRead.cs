using System.Diagnostics;
using System.Text.Json;

namespace LeanBot.Benchmarks.Load;

/// <summary>What reading a data folder could cost at least.</summary>
internal static class RawRead
{
    public static TimeSpan Time(string folder)
    {
        var began = Stopwatch.GetTimestamp();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json")) Read(File.ReadAllBytes(file));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "journal")))
            Read(File.ReadAllBytes(file));
        return Stopwatch.GetElapsedTime(began);
    }

    private static void Read(byte[] json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read()) { }
    }
}
