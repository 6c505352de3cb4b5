using LeanBot.Core;
using LeanBot.Store;
using LeanBot.Store.Tests;

namespace LeanBot.Simulation.Tests;

/// <summary>The worker's data folder, on a disk whose power can go at any write.</summary>
internal sealed class Disk(Random chance)
{
    /// <summary>Small, so that the journal is compacted often.</summary>
    private const long JournalBytesMax = 64 * 1024;

    private PowerDisk _disk = new();
    private FileStorage? _storage;
    private int _operationsLeft = int.MaxValue;

    public IStorage Open()
    {
        _storage?.Abandon();
        _operationsLeft = int.MaxValue;
        var watched = new FaultyDisk(_disk, (_, _) => --_operationsLeft <= 0);
        return _storage = FileStorage.Open("/data", Machine.Schema, watched, JournalBytesMax);
    }

    public void Follow(StateStore store) => _storage!.Follow(store);

    public void WriteSnapshots() => _storage!.WriteSnapshots();

    /// <summary>From then on nothing reaches the disk any more.</summary>
    public void FailAfter(int operations) => _operationsLeft = operations;

    /// <summary>The machine goes down with the process: what was not synced may be there, or not.</summary>
    public void LosePower()
    {
        _storage?.Abandon();
        _disk = _disk.AfterPowerLoss(chance);
    }
}
