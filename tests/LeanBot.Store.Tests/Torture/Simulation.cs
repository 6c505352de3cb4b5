using System.Security.Cryptography;
using System.Text;
using LeanBot.Core;
using Record = LeanBot.Core.Record;

namespace LeanBot.Store.Tests.Torture;

/// <summary>One history of a worker on a disk that fails, dies and loses its power: commits and groups,
/// snapshots and compactions, and starts that are cut short up to three times in a row. The seed decides all
/// of it, so that it can be played again. After each start the state is the one after some commit that is
/// no earlier than the last one acknowledged, and no later than the last one that may have reached the disk.
/// </summary>
public sealed class Simulation
{
    private const int LivesMax = 6;
    private const int StepsMax = 10;
    private const int InterruptedStartsMax = 3;

    /// <summary>What a start or a compaction asks of the disk, or a little more.</summary>
    private const int OperationsMax = 60;

    /// <summary>What every start asks of it.</summary>
    private const int OperationsOfStart = 12;

    private readonly Random _chance;
    private readonly long _journalBytesMax;
    private readonly int _lettersMax;

    /// <summary>Each commit's edits by their number; where several may follow, those that may.</summary>
    private readonly List<Edit[]> _commits = [];
    private readonly List<string> _trace = [];
    private PowerDisk _disk = new();
    private FaultyDisk _asked;
    private Worker? _worker;
    private int _acknowledged;
    private int _countdown = -1;
    private Trouble _trouble;
    private bool _isDead;
    private int _texts;

    public Simulation(int seed)
    {
        _chance = new Random(seed);
        // Some compact at every turn, some hardly ever; the lines of some fit into a sector together.
        _journalBytesMax = _chance.Next(2) == 0 ? 300 : _chance.Next(300, 6_000);
        _lettersMax = _chance.Next(3) switch { 0 => 20, 1 => 400, _ => 2_000 };
        _asked = new FaultyDisk(_disk);
    }

    private enum Trouble
    {
        /// <summary>Nothing of this operation and of all behind it happens: the process is dead.</summary>
        Death,

        /// <summary>The same, with half of a write done.</summary>
        DeathHalfWay,

        /// <summary>This operation fails: no room, or a broken disk.</summary>
        Error,

        /// <summary>No trouble: another commit comes meanwhile.</summary>
        Company,
    }

    private sealed class ProcessDied : Exception;

    /// <summary>All that happened, in order: the same for the same seed.</summary>
    public IReadOnlyList<string> Trace => _trace;

    public void Run()
    {
        for (var lives = _chance.Next(2, LivesMax + 1); lives > 0; lives--)
        {
            Start();
            Live();
            End(losesPower: _chance.Next(3) > 0);
        }

        Start();
        Kill();
        Assert.Empty(DataFolder.Verify(Some.Folder, Some.Schema, _disk));
        Start();
        Kill();
    }

    private void Live()
    {
        var mayFail = _chance.Next(4) > 0;
        for (var steps = _chance.Next(1, StepsMax + 1); steps > 0 && _worker is not null; steps--)
        {
            Attempt(() => Step(mayFail));
        }

        Disarm();
        if (_worker is not null && _chance.Next(3) == 0) Attempt(_worker.Stop);
    }

    private void Step(bool mayFail)
    {
        var kind = _chance.Next(6);
        // A commit asks for two things, a compaction for more than forty.
        if (mayFail && _chance.Next(5) == 0) Arm(kind < 4 ? 3 : OperationsMax);
        switch (kind)
        {
            case < 2: Commit(1); break;
            case 2 or 3: Commit(_chance.Next(2, 6)); break;
            default: WriteSnapshots(); break;
        }
    }

    /// <summary>A group that shares its fsync.</summary>
    private void Commit(int count)
    {
        var told = Enumerable.Range(0, count).Select(_ => Stage()).ToArray();
        try
        {
            _worker!.Flush();
        }
        catch (NotDurable refused) when (!refused.IsFatal)
        {
            // It was told that nothing of it is kept, so nothing of it may ever be seen again.
            Note("refused");
            Assert.All(told, one => Assert.True(one.IsUndone));
            _commits.RemoveRange(_acknowledged, _commits.Count - _acknowledged);
            return;
        }

        Assert.All(told, one => Assert.True(one.IsKept));
        _acknowledged = _commits.Count;
    }

    private Told Stage()
    {
        var (person, note) = (new Person(_chance.Next(5), $"name {++_texts}"), Text(_chance.Next(6)));
        // What is taken away may not be there, and alone that would be no commit.
        Edit[] edits = _chance.Next(8) switch
        {
            0 => [new(person, IsGone: true), new(note)],
            1 => [new(person), new(note, IsGone: true)],
            2 or 3 => [new(note)],
            _ => [new(person), new(note)],
        };
        var told = _worker!.Stage(tx =>
        {
            foreach (var edit in edits) edit.Do(tx);
        });
        _commits.Add(edits);
        return told;
    }

    private Note Text(int id) => new($"n{id}", $"{++_texts} {new string('x', _chance.Next(_lettersMax))}");

    private void WriteSnapshots()
    {
        if (_countdown < 0 && _chance.Next(3) == 0)
            (_countdown, _trouble) = (_chance.Next(25), Trouble.Company);
        try
        {
            _worker!.WriteSnapshots();
        }
        catch (IOException failure)
        {
            // The host logs it and calls again.
            Note(failure.Message);
        }
    }

    /// <summary>Does something that the worker may not survive.</summary>
    private void Attempt(Action act)
    {
        try
        {
            act();
        }
        catch (ProcessDied)
        {
            End(losesPower: _chance.Next(2) == 0);
        }
        catch (NotDurable fatal) when (fatal.IsFatal)
        {
            CheckThatItStays(fatal);
            End(losesPower: _chance.Next(2) == 0);
        }
    }

    /// <summary>What cannot be synced is the end, and a second try must not lie.</summary>
    private void CheckThatItStays(NotDurable fatal)
    {
        Note(fatal.Message);
        Disarm();
        var (worker, asked) = (_worker!, _asked.Asked.Count);
        Assert.True(Assert.Throws<NotDurable>(() => worker.Put(new Person(9, "never"))).IsFatal);
        Assert.Equal(asked, _asked.Asked.Count);
    }

    private void Start()
    {
        var (deaths, tries) = (0, _chance.Next(InterruptedStartsMax + 1));
        for (; deaths < tries; deaths++)
        {
            Arm(_chance.Next(4) > 0 ? OperationsOfStart : OperationsMax);
            if (TryStart()) break;
        }

        Disarm();
        if (_worker is null) Assert.True(TryStart(), "It does not start on a healthy disk.");
        Note($"that was after {deaths} deaths");
    }

    private bool TryStart()
    {
        _asked = new FaultyDisk(_disk, (asked, _) => Hit(asked));
        try
        {
            _worker = Worker.Start(_asked, journalBytesMax: _journalBytesMax);
        }
        catch (Exception failure) when (failure is IOException or ProcessDied)
        {
            Note($"start: {failure.GetType().Name}");
            Die(losesPower: _chance.Next(2) == 0);
            return false;
        }

        CheckState();
        return true;
    }

    private void CheckState()
    {
        var last = (int)_worker!.Report.LastSeq;
        Note($"started with {last} of {_acknowledged}..{_commits.Count}");
        Assert.InRange(last, _acknowledged, _commits.Count);
        _commits.RemoveRange(last, _commits.Count - last);
        _acknowledged = last;
        Assert.Equal(Expected(), _worker.State());
    }

    private SortedDictionary<string, string> Expected()
    {
        var state = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var edit in _commits.SelectMany(edits => edits))
        {
            var (name, text) = edit.Record switch
            {
                Person person => ("people/" + person.Key, person.Name),
                Note note => ("notes/" + note.Key, note.Text),
                _ => throw new InvalidOperationException(),
            };
            if (edit.IsGone) state.Remove(name);
            else state[name] = text;
        }

        return state;
    }

    private void Kill()
    {
        _worker!.Kill();
        _worker = null;
    }

    private void End(bool losesPower)
    {
        Disarm();
        if (_worker is null) return;
        Kill();
        Die(losesPower);
    }

    private void Die(bool losesPower)
    {
        Disarm();
        Note(losesPower ? "power is lost" : "process is dead");
        if (losesPower) _disk = _disk.AfterPowerLoss(_chance);
        else _disk.Unlock();
        Note($"it holds {HashOfDisk()}");
    }

    private string HashOfDisk()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in _disk.Paths)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path));
            hash.AppendData(_disk.Read(path));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private void Arm(int operations) =>
        (_countdown, _trouble) = (_chance.Next(operations), (Trouble)_chance.Next(3));

    private void Disarm() => (_countdown, _isDead) = (-1, false);

    /// <summary>True where the operation is to fail.</summary>
    private bool Hit(Asked asked)
    {
        if (_isDead) throw new ProcessDied();
        _trace.Add($"{asked.Operation} {asked.Path}");
        if (_countdown < 0 || _countdown-- > 0) return false;
        // The folder's own name is made once: nothing that is asked later could write it again.
        if (asked == new Asked(Operation.SyncFolder, "/")) _trouble = Trouble.Death;
        Note($"{_trouble}");
        if (_trouble == Trouble.Company) return Meet(asked);
        _isDead = _trouble is Trouble.Death or Trouble.DeathHalfWay;
        return _trouble == Trouble.Death ? throw new ProcessDied() : true;
    }

    /// <summary>A group waits while the journal itself is switched.</summary>
    private bool Meet(Asked asked)
    {
        if (!asked.Path.Contains("/journal", StringComparison.Ordinal)) Commit(_chance.Next(1, 4));
        return false;
    }

    private void Note(string what) => _trace.Add($"-- {what}");

    private sealed record Edit(Record Record, bool IsGone = false)
    {
        public void Do(Tx tx)
        {
            if (IsGone) tx.Delete(Record);
            else tx.Put(Record);
        }
    }
}
