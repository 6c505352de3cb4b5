using System.Buffers.Binary;
using LeanBot.Core.Features.Broadcasts;
using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Tests.Features;

/// <summary>Many people, an engine, and calls of which some are in flight when the process dies.</summary>
internal sealed class Crowd
{
    /// <summary>What does not come to its end by then never does.</summary>
    private const int RoundsMax = 2_000;

    private static readonly Router Router = new(Some.Schema, typeof(Engine).Assembly);

    private readonly Queue<OutboxRow> _rows = [];
    private readonly Queue<Incoming.Result> _inFlight = [];
    private MemoryStorage _storage = new(Some.Schema);
    private StateStore _store = null!;
    private Engine _engine = null!;
    private uint _turns;
    private long _messages;
    private int _rounds;

    public Crowd(int count)
    {
        Open();
        Members = [.. Enumerable.Range(0, count).Select(i => new MemberId(5_000_000_000 + i))];
        foreach (var some in Members.Chunk(900))
        {
            Stage([.. some.Select(id => new Member(id, $"Member {id}", null, "en", Now))]);
        }
    }

    public DateTimeOffset Now { get; private set; } = Some.Noon;
    public IReadOnlyList<MemberId> Members { get; }

    /// <summary>How often each got it.</summary>
    public Dictionary<long, int> Received { get; } = [];

    public HashSet<long> Deleted { get; } = [];
    public HashSet<long> Blocks { get; } = [];
    public int Uploads { get; private set; }
    public int Kills { get; private set; }

    /// <summary>Calls that were carried out, and whose result died with the process.</summary>
    public int CutOff { get; private set; }

    /// <summary>What Telegram says to every message; null where it takes them.</summary>
    public Failure? Refusal { get; set; }

    public IReadOnlyList<Broadcast> All => _store.View(state => state.All<Broadcast>().ToArray());
    public Broadcast Broadcast => All.Single();
    public BroadcastTally Tally => _store.View(state => state.All<BroadcastTally>().Single());
    public int Staged => _store.View(state => state.All<OutboxRow>().Count(row => row.Request is SendPost));
    public int Deliveries => _store.View(state => state.All<Delivery>().Count());
    public bool IsOver => All.All(one => one.HasEnded);

    /// <summary>Lets a broadcast to everybody begin; returns its id.</summary>
    public string Launch(Func<Broadcast, Broadcast>? edit = null)
    {
        var id = $"broadcast{All.Count}";
        var draft = new Broadcast(
            id, Some.Admin.Id, Now, 1, Audience.Everybody, new Post("Hello", null), [],
            BroadcastState.Scheduled, StartsAt: Now, NextAt: Now);
        Stage(edit?.Invoke(draft) ?? draft);
        Wait(TimeSpan.FromSeconds(2));
        return id;
    }

    /// <summary>As an admin asks for it.</summary>
    public void Delete() => Stage(
        Tally with { Deletion = new Deletion(Broadcast.Prefix) }, Broadcast with { NextAt = Now });

    public void Change(Func<IReader, Record> change) => Stage(_store.View(change));

    /// <summary>Carries out so many calls, of which the last ones stay in flight.</summary>
    public void CarryOut(int count, int inFlightMax)
    {
        Assert.True(++_rounds < RoundsMax, "It does not come to its end.");
        for (var i = 0; i < count; i++)
        {
            Wait(TimeSpan.FromMilliseconds(33));
            if (_rows.TryDequeue(out var row)) _inFlight.Enqueue(new Incoming.Result(row.Id, Carry(row)));
            else if (_inFlight.Count == 0) return;
            if (_inFlight.Count >= inFlightMax || _rows.Count == 0) Handle(_inFlight.Dequeue());
        }
    }

    /// <summary>The process dies with what is in flight, and another begins.</summary>
    public void Die()
    {
        CutOff += _inFlight.Count;
        Kills++;
        _inFlight.Clear();
        Open();
    }

    public void Wait(TimeSpan time)
    {
        var until = Now + time;
        while (_store.NextDue() is { } due && due.At <= until)
        {
            Now = due.At > Now ? due.At : Now;
            Handle(new Incoming.TimerDue(due));
        }

        Now = until;
    }

    private CallResult Carry(OutboxRow row)
    {
        if (_store.View(row.Request.IsOutdated)) return Failed(FailureReason.Outdated, "It has changed.");
        if (row.Request is DeletePost delete)
        {
            Deleted.Add(delete.Member.Value);
            return new CallResult.Done(Nothing.Value);
        }

        var post = (SendPost)row.Request;
        if (Refusal is { } refusal) return new CallResult.Failed(refusal);
        if (Blocks.Contains(post.ChatId)) return Failed(FailureReason.Unreachable, "bot was blocked");
        var media = _store.View(post.ContentIn)!.Media;
        if (media is { UserFileId: null }) Uploads++;
        Received[post.ChatId] = Received.GetValueOrDefault(post.ChatId) + 1;
        return new CallResult.Done(new PostSent(++_messages, media is null ? null : "User:1"));
    }

    private void Stage(params Record[] records) => _store.Update(Now, "test", tx =>
    {
        foreach (var record in records) tx.Put(record);
        return true;
    });

    private void Handle(Incoming incoming)
    {
        var seed = new byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(seed, ++_turns);
        _engine.Handle(incoming, Now, new Entropy(seed));
    }

    /// <summary>With what is durable, and nothing else.</summary>
    private void Open()
    {
        _store = new StateStore(Some.Schema, _storage = new MemoryStorage(Some.Schema, _storage));
        _engine = new Engine(_store, Router, () => Some.Config with { Admins = [] });
        _rows.Clear();
        var staged = _store.View(state => state.All<OutboxRow>().ToArray());
        foreach (var row in staged.OrderBy(row => row.StagedAt)) _rows.Enqueue(row);
        _store.Committed += commit =>
        {
            foreach (var row in commit.Changes.Select(change => change.Value).OfType<OutboxRow>())
                _rows.Enqueue(row);
        };
    }

    private static CallResult.Failed Failed(FailureReason reason, string why) =>
        new(new Failure(reason, why));
}
