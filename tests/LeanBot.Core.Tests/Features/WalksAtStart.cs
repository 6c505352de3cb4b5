using LeanBot.Core.Features.Rounds;

namespace LeanBot.Core.Tests.Features;

/// <summary>A start walks through all subscriptions where what decides about them may have changed.</summary>
public sealed class WalksAtStart
{
    private readonly Town _town = new();

    [Fact]
    public void The_first_start_walks_and_the_next_one_has_no_need_to()
    {
        Start();
        Assert.NotNull(UnderWay());
        Walk();

        Start();
        Assert.Null(UnderWay());
    }

    [Fact]
    public void Another_build_walks()
    {
        Start();
        Walk();

        Start("other");
        Assert.NotNull(UnderWay());
    }

    [Theory]
    [InlineData("plans.json", true)]
    [InlineData("channels.json", true)]
    [InlineData("leanbot.json", true)]
    [InlineData("texts/en.json", false)]
    public void A_file_that_was_edited_meanwhile_walks_where_it_decides(string file, bool walks)
    {
        Start();
        Walk();

        Edit(file);
        Start();
        Assert.Equal(walks, UnderWay() is not null);
    }

    /// <summary>What was worked out last counts, not what was worked out at the last start.</summary>
    [Fact]
    public void An_edit_that_was_taken_back_while_the_worker_was_down_walks()
    {
        Start();
        Walk();
        var before = _town.Config;
        _town.EditConfig(_ => Edited("plans.json"), "plans.json");
        Walk();

        _town.Config = before;
        Start();
        Assert.NotNull(UnderWay());
    }

    [Fact]
    public void A_clock_that_was_ahead_walks()
    {
        _town.JumpBy(TimeSpan.FromDays(30));
        Start();
        Walk();

        _town.JumpBy(TimeSpan.FromDays(-30));
        Start();
        Assert.NotNull(UnderWay());
    }

    [Fact]
    public void One_that_was_under_way_goes_on_where_it_was_unless_something_has_changed()
    {
        Start();
        Go(on: "main:sub_5");

        Start();
        Assert.Equal("main:sub_5", UnderWay()!.After);

        Edit("plans.json");
        Start();
        Assert.Equal("", UnderWay()!.After);
    }

    [Fact]
    public void Where_the_build_is_not_known_every_start_walks()
    {
        Start(build: null);
        Walk();

        Start(build: null);
        Assert.NotNull(UnderWay());
    }

    private Rescan? UnderWay() => _town.Store.View(state => state.Get<Rescan>(Rescan.OnlyKey));

    private void Start(string? build = "build") => _town.Handle(
        new Incoming.Started($"started:{_town.Now:O}:{build}", ["main"]) { Version = "1.0.0", Build = build });

    /// <summary>Nobody is there, so one step is all of it.</summary>
    private void Walk()
    {
        var outcome = _town.Handle(
            new Incoming.TimerDue(new DueEntry(_town.Now, "rescans", Rescan.OnlyKey)));
        Assert.Null(outcome.Bug);
        Assert.Null(UnderWay());
    }

    private void Go(string on) => _town.Store.Update(_town.Now, "test", tx =>
    {
        tx.Put(tx.Get<Rescan>(Rescan.OnlyKey)! with { After = on });
        return on;
    });

    private void Edit(string file) => _town.Config = Edited(file);

    private Config Edited(string file) => _town.Config with
    {
        Files = new Dictionary<string, string>(_town.Config.Files) { [file] = "edited" },
    };
}
