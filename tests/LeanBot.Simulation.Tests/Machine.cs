using LeanBot.Core;
using LeanBot.Outbox;

namespace LeanBot.Simulation.Tests;

/// <summary>The worker as a process, turn by turn on one thread: timers, the real queue of the outbox, calls
/// in flight. It dies and starts again.</summary>
internal sealed class Machine
{
    private static readonly TimeSpan AnswerMin = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DownMin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DownMax = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan DownLongMax = TimeSpan.FromHours(30);

    private readonly World _world;
    private readonly Outside _outside;
    private readonly Witness _witness;
    private readonly HashSet<string> _inFlight = [];
    private RowQueue _queue = null!;
    private DateTimeOffset? _nextRow;
    private int _boot;

    public Machine(World world, Outside outside, Witness witness)
    {
        (_world, _outside, _witness) = (world, outside, witness);
        Run();
    }

    public bool IsUp { get; private set; }

    public DateTimeOffset UpSince { get; private set; }

    /// <summary>When it has something to do by itself, by the true time.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            if (!IsUp) return null;
            var next = new[] { _world.Town.Store.NextDue()?.At, _nextRow }.Min();
            return next - _world.ClockIsOffBy;
        }
    }

    /// <summary>Takes something in; false where it must come again, because nobody can say that it was.
    /// </summary>
    public bool Handle(Incoming incoming)
    {
        if (!IsUp) return false;
        try
        {
            var outcome = _world.Town.Handle(incoming);
            if (outcome.Bug is { } bug) throw new Broken($"{incoming.Cause} threw: {bug}");
        }
        catch (NotDurable failure)
        {
            _world.Note($"the disk fails at {incoming.Cause}: {failure.Message}");
            Die(losesPower: true);
            return false;
        }

        _witness.Raise();
        if (_world.IsHealed || !_world.Happens(Weather.DeathPerTurn)) return true;
        Die(_world.Happens(0.5));
        return false;
    }

    /// <summary>Does all that it can do at this moment.</summary>
    public void Settle()
    {
        for (var steps = 0; IsUp && Step(); steps++)
            if (steps == 10_000) throw new Broken("The worker does not come to rest.");
    }

    public void Die(bool losesPower)
    {
        if (!IsUp) return;
        IsUp = false;
        _boot++;
        _outside.NoteDeath(_inFlight);
        _inFlight.Clear();
        if (losesPower) _world.Disk.LosePower();
        var down = _world.Between(DownMin, _world.Happens(0.05) ? DownLongMax : DownMax);
        _world.Note($"the worker dies{(losesPower ? ", and the power goes" : "")}, for {down}");
        _world.After(down, Start);
    }

    public void WriteSnapshots()
    {
        if (!IsUp) return;
        try
        {
            _world.Disk.WriteSnapshots();
        }
        catch (Exception failure) when (failure is IOException or NotDurable)
        {
            _world.Note("the disk fails while snapshots are written");
            Die(losesPower: true);
        }
    }

    private void Start()
    {
        _world.Town.Restart();
        _world.Disk.Follow(_world.Town.Store);
        Run();
    }

    private void Run()
    {
        (IsUp, UpSince) = (true, _world.Now);
        _outside.ForgetPauses();
        _queue = new RowQueue(_outside.GateOf);
        var store = _world.Town.Store;
        foreach (var row in store.View(state => state.All<OutboxRow>().ToArray())) _queue.Put(row);
        _witness.Watch(store);
        store.Committed += Note;
        _world.Note("the worker starts");
        Handle(new Incoming.Started($"started:{_world.Town.Now:O}:{_boot}", ["main"]) { Version = "1.0.0" });
    }

    private void Note(Commit commit)
    {
        foreach (var change in commit.Changes.Where(change => change.Collection == "outbox"))
        {
            if (change.Value is OutboxRow row) _queue.Put(row);
            else _queue.Remove(change.Key);
        }
    }

    private bool Step()
    {
        var now = _world.Town.Now;
        DueEntry? due = _world.Town.Store.NextDue() is { } entry && entry.At <= now ? entry : null;
        if (due is { } first && _world.Happens(0.7))
        {
            Handle(new Incoming.TimerDue(first));
            return true;
        }

        var (rows, next) = _queue.Take(now);
        _nextRow = next;
        foreach (var (row, gate) in Shuffled(rows)) Begin(row, gate);
        if (rows.Count > 0) return true;
        if (due is not { } last) return false;
        Handle(new Incoming.TimerDue(last));
        return true;
    }

    private (OutboxRow Row, IGate Gate)[] Shuffled(IReadOnlyList<(OutboxRow Row, IGate Gate)> rows)
    {
        (OutboxRow, IGate)[] shuffled = [.. rows];
        _world.Chance.Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>The call acts at once, and its answer comes later.</summary>
    private void Begin(OutboxRow row, IGate gate)
    {
        if (!IsUp) return;
        _inFlight.Add(row.Id);
        var result = _outside.Carry(row);
        var boot = _boot;
        _world.After(_world.Between(AnswerMin, AnswerMax), () =>
        {
            if (boot == _boot) Finish(row, gate, result, boot);
        });
    }

    private void Finish(OutboxRow row, IGate gate, CallResult result, int boot)
    {
        // The process may die in it, before or after it is kept.
        Handle(new Incoming.Result(row.Id, result));
        if (boot != _boot) return;
        _inFlight.Remove(row.Id);
        _witness.NoteResult(row, result);
        _queue.Release(row, gate, _world.Town.Now);
    }
}
