using LeanBot.Core;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class InboxTests
{
    private readonly SomeEngine _engine = new();

    [Fact]
    public async Task A_broken_disk_is_told_and_nothing_is_acknowledged()
    {
        _engine.Failures.Enqueue(new NotDurable("no sync", isFatal: true));
        await Assert.ThrowsAsync<NotDurable>(() => _engine.Inbox.Handle(Unreadable()));
        Assert.True(_engine.Inbox.Broken.IsCompleted);
        Assert.Equal("no sync", _engine.Inbox.Trouble);
    }

    [Fact]
    public async Task While_there_is_no_room_the_same_is_tried_again_and_the_admins_hear_of_both_ends()
    {
        _engine.Failures.Enqueue(new NotDurable("no room", isFatal: false));
        var handled = _engine.Inbox.HandlePatiently(Unreadable(), CancellationToken.None);
        Assert.Equal("no room", await _engine.AlertsSaid.Reader.ReadAsync());
        Assert.Equal("no room", _engine.Inbox.Trouble);
        var isBack = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _engine.Inbox.Recovered += isBack.SetResult;

        await _engine.PauseBegins();
        _engine.Clock.MoveTo(_engine.Pauses.Next!.Value);

        Assert.Equal(OutcomeKind.Done, (await handled).Kind);
        await isBack.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        Assert.Null(_engine.Inbox.Trouble);
        Assert.False(_engine.Inbox.Broken.IsCompleted);
        Assert.Contains(
            _engine.Said(), said => said.Contains("room on my disk again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_comes_twice_is_handled_once()
    {
        Assert.Equal(OutcomeKind.Done, (await _engine.Inbox.Handle(Unreadable())).Kind);
        Assert.Equal(OutcomeKind.Repeated, (await _engine.Inbox.Handle(Unreadable())).Kind);
    }

    [Fact]
    public async Task Nothing_is_answered_before_it_is_durable_nor_is_its_duplicate()
    {
        _engine.Disk.Reset();
        var first = _engine.Inbox.Handle(Unreadable());
        var second = _engine.Inbox.Handle(Unreadable());
        Assert.False(first.IsCompleted);
        Assert.False(second.IsCompleted);

        _engine.Disk.Set();

        Assert.Equal(OutcomeKind.Done, (await first).Kind);
        Assert.Equal(OutcomeKind.Repeated, (await second).Kind);
    }

    [Fact]
    public async Task What_comes_during_an_fsync_shares_the_next_one()
    {
        _engine.Disk.Reset();
        var first = _engine.Inbox.Handle(Unreadable(1));
        await _engine.DiskIsBusy();
        var others = Enumerable.Range(2, 50).Select(id => _engine.Inbox.Handle(Unreadable(id))).ToArray();

        _engine.Disk.Set();
        await Task.WhenAll(others.Append(first));

        Assert.Equal([1, 50], _engine.Groups);
    }

    [Fact]
    public async Task A_failed_group_takes_with_it_what_was_decided_behind_it()
    {
        _engine.Disk.Reset();
        _engine.Failures.Enqueue(new NotDurable("no room", isFatal: false));
        var first = _engine.Inbox.Handle(Unreadable(1));
        await _engine.DiskIsBusy();
        var behind = _engine.Inbox.Handle(Unreadable(2));
        var duplicate = _engine.Inbox.Handle(Unreadable(1));

        _engine.Disk.Set();

        await Assert.ThrowsAsync<NotDurable>(() => first);
        await Assert.ThrowsAsync<NotDurable>(() => behind);
        await Assert.ThrowsAsync<NotDurable>(() => duplicate);
        Assert.Equal(OutcomeKind.Done, (await _engine.Inbox.Handle(Unreadable(1))).Kind);
    }

    private static Incoming.Unreadable Unreadable(int id = 1) =>
        new($"user:{id}", "It cannot be read.") { Raw = "?" };
}
