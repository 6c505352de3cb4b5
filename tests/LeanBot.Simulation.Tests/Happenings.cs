using System.Globalization;
using System.Text;

namespace LeanBot.Simulation.Tests;

/// <summary>What has happened, for whoever has to find out why.</summary>
internal sealed class Happenings
{
    private const int LastMax = 60;
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    private readonly Queue<string> _last = [];

    /// <summary>Of every line there ever was: the same only where the histories were.</summary>
    public ulong Hash { get; private set; } = FnvOffset;

    public int Count { get; private set; }

    /// <summary>All of it, where somebody wants it.</summary>
    public StringBuilder? Whole { get; init; }

    public IEnumerable<string> Last => _last;

    public void Note(DateTimeOffset at, string what)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd HH:mm:ss} {what}");
        foreach (var character in line) Hash = (Hash ^ character) * FnvPrime;
        Count++;
        Whole?.Append(line).Append('\n');
        _last.Enqueue(line);
        if (_last.Count > LastMax) _last.Dequeue();
    }
}
