using System.Buffers.Binary;
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
    private Engine _engine = null!;
    private DateTimeOffset? _nextRow;
    private int _boot;
    private uint _turns;

    public Machine(World world, Outside outside, Witness witness)
    {
        (_world, _outside, _witness) = (world, outside, witness);
        Start();
    }

    public static Schema Schema { get; } = new(typeof(Engine).Assembly);

    public static Router Router { get; } = new(Schema, typeof(Engine).Assembly);

    /// <summary>What is kept, also while nobody is there to keep more.</summary>
    public StateStore Store { get; private set; } = null!;

    /// <summary>What runs, or ran last.</summary>
    public Process Process { get; private set; } = null!;

    public bool IsUp { get; private set; }

    public DateTimeOffset UpSince { get; private set; }

    /// <summary>When it has something to do by itself, by the true time.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            if (!IsUp) return null;
            var next = new[] { Store.NextDue()?.At, _nextRow }.Min();
            return next - _world.ClockIsOffBy;
        }
    }

    /// <summary>Takes something in; false where it must come again, because nobody can say that it was.
    /// </summary>
    public bool Handle(Incoming incoming) => Handle([incoming]) == 1;

    /// <summary>Decides about several in their order, and writes what was decided in one go.</summary>
    /// <returns>How many of them need not come again; the others come after those.</returns>
    public int Handle(IReadOnlyList<Incoming> together)
    {
        if (!IsUp) return 0;
        var kept = 0;
        NotDurable? failure = null;
        foreach (var incoming in together)
        {
            var outcome = _engine.Handle(incoming, _world.WorkersNow, NextEntropy(), why =>
            {
                if (why is null) kept++;
                failure ??= why;
            });
            if (outcome.Bug is { } bug) throw new Broken($"{incoming.Cause} threw: {bug}");
        }

        try
        {
            Store.Flush();
        }
        catch (NotDurable)
        {
            // Whoever it concerns has been told.
        }

        _witness.Raise();
        if (failure is not null)
        {
            _world.Note($"the disk fails at {together[kept].Cause}: {failure.Message}");
            Die(losesPower: true);
            return kept;
        }

        if (_world.IsHealed || !_world.Happens(Weather.DeathPerTurn)) return kept;
        Die(_world.Happens(0.5));
        return 0;
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
        foreach (var row in _inFlight) _witness.NoteCut(row);
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
        Store = new StateStore(Schema, _world.Disk.Open());
        _world.Disk.Follow(Store);
        _engine = new Engine(Store, Router, () => _world.Config);
        (IsUp, UpSince) = (true, _world.Now);
        Process?.Dispose();
        Process = new Process(_world, Store, _outside, Handle);
        _witness.Watch(Store);
        _world.Note("the worker starts");
        var cause = $"started:{_world.WorkersNow:O}:{_boot}";
        Handle(new Incoming.Started(cause, [Services.Account]) { Version = "1.0.0" });
    }

    private Entropy NextEntropy()
    {
        var seed = new byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(seed, ++_turns);
        return new Entropy(seed);
    }

    private bool Step()
    {
        var now = _world.WorkersNow;
        DueEntry? due = Store.NextDue() is { } entry && entry.At <= now ? entry : null;
        if (due is { } first && _world.Happens(0.7))
        {
            Handle(new Incoming.TimerDue(first));
            return true;
        }

        var (rows, next) = Process.Queue.Take(now);
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
        var boot = _boot;
        if (Call(row) is not { } result) return;
        _world.After(_world.Between(AnswerMin, AnswerMax), () =>
        {
            if (boot == _boot) Finish(row, gate, result, boot);
        });
    }

    /// <summary>Null where what it was told meanwhile was its end.</summary>
    private CallResult? Call(OutboxRow row)
    {
        try
        {
            var result = Process.Call(row);
            if (result is CallResult.PutOff putOff) _witness.Excuse(row, putOff.Until - _world.ClockIsOffBy);
            return result;
        }
        catch (OperationCanceledException) when (!IsUp)
        {
            return null;
        }
    }

    private void Finish(OutboxRow row, IGate gate, CallResult result, int boot)
    {
        // The process may die in it, before or after it is kept.
        Handle(new Incoming.Result(row.Id, result));
        if (boot != _boot) return;
        _inFlight.Remove(row.Id);
        _witness.NoteResult(row, result);
        Process.Queue.Release(row, gate, _world.WorkersNow);
    }
}
