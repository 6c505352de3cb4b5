using LeanBot.Core;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class InboxTests
{
    private readonly SomeEngine _engine = new();

    [Fact]
    public void A_broken_disk_is_told_and_nothing_is_acknowledged()
    {
        _engine.Failures.Enqueue(new NotDurable("no sync", isFatal: true));
        Assert.Throws<NotDurable>(() => _engine.Inbox.Handle(Unreadable));
        Assert.True(_engine.Inbox.Broken.IsCompleted);
        Assert.Equal("no sync", _engine.Inbox.Trouble);
    }

    [Fact]
    public async Task While_there_is_no_room_the_same_is_tried_again()
    {
        _engine.Failures.Enqueue(new NotDurable("no room", isFatal: false));
        var handled = _engine.Inbox.HandlePatiently(Unreadable, CancellationToken.None);
        Assert.False(handled.IsCompleted);
        Assert.Equal("no room", _engine.Inbox.Trouble);
        var next = _engine.Pauses.Next(_engine.Clock.GetUtcNow());
        _engine.Clock.MoveTo(next!.Value);
        Assert.Equal(OutcomeKind.Done, (await handled).Kind);
        Assert.Null(_engine.Inbox.Trouble);
        Assert.False(_engine.Inbox.Broken.IsCompleted);
    }

    [Fact]
    public void What_comes_twice_is_handled_once()
    {
        Assert.Equal(OutcomeKind.Done, _engine.Inbox.Handle(Unreadable).Kind);
        Assert.Equal(OutcomeKind.Repeated, _engine.Inbox.Handle(Unreadable).Kind);
    }

    private static Incoming.Unreadable Unreadable => new("user:1", "It cannot be read.") { Raw = "?" };
}
