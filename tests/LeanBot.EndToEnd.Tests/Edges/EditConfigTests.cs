using LeanBot.Core;
using LeanBot.Core.Features.Configuration;
using LeanBot.Outbox;
using LeanBot.Store;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>What the bot writes into the config, beside people who do the same.</summary>
public sealed class EditConfigTests : IDisposable
{
    private const string Bohdan = """{"telegramId":78,"name":"Богдан"}""";

    private readonly SomeConfig _some = new();

    public void Dispose() => _some.Dispose();

    [Fact]
    public async Task An_edit_is_written_and_taken_up_as_any_other()
    {
        Assert.IsType<Verdict.Done>(await Edit("leanbot.json", "/graceDays", "7"));

        Assert.Equal(SomeConfig.Days(7), File.ReadAllText(_some.PathOf("leanbot.json")));
        Assert.Equal(5, _some.GraceDays);
        await _some.Looks(2);
        Assert.Equal(7, _some.GraceDays);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_made_from_what_stands_for_it()
    {
        Assert.IsType<Verdict.Done>(await Edit("plans.json", "/plans/2/prices/month/unitAmount", "12000"));

        var text = File.ReadAllText(_some.PathOf("plans.json"));
        Assert.Contains("// What is for sale.", text, StringComparison.Ordinal);
        await _some.Looks(2);
        Assert.Contains("$120 a month", Assert.Single(_some.Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operators_edit_that_came_first_stands()
    {
        var request = Request("leanbot.json", "/graceDays", "7");
        _some.Write("leanbot.json", SomeConfig.Days(6));

        var refused = Assert.IsType<Verdict.Drop>(await Call(request));

        Assert.Equal(FailureReason.Conflict, refused.Reason);
        Assert.Equal(SomeConfig.Days(6), File.ReadAllText(_some.PathOf("leanbot.json")));
    }

    [Fact]
    public async Task An_operators_edit_at_the_last_moment_stands_too()
    {
        var disk = new SomeDisk { Creating = () => _some.Write("leanbot.json", SomeConfig.Days(6)) };

        var refused = Assert.IsType<Verdict.Drop>(await Call(Request("leanbot.json", "/graceDays", "7"), disk));

        Assert.Equal(FailureReason.Conflict, refused.Reason);
        Assert.Equal(SomeConfig.Days(6), File.ReadAllText(_some.PathOf("leanbot.json")));
    }

    [Fact]
    public async Task An_operators_edit_that_comes_after_it_counts()
    {
        await Edit("leanbot.json", "/graceDays", "7");
        _some.Write("leanbot.json", SomeConfig.Days(6));

        await _some.Looks(2);

        Assert.Equal(6, _some.GraceDays);
        Assert.DoesNotContain("7", Assert.Single(_some.Said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("leanbot.json", "/graceDays", "7", null)]
    [InlineData("admins.json", "/admins/-", Bohdan, null)]
    [InlineData("admins.json", "/admins/0", null, """{"name":"Ada","telegramId":77}""")]
    [InlineData("admins.json", "/admins/name=Ada", null, """{"name":"Ada"}""")]
    public async Task An_edit_whose_result_was_lost_is_made_once(
        string file, string path, string? value, string? was)
    {
        var request = Request(file, path, value) with { Was = was };
        Assert.IsType<Verdict.Done>(await Call(request));
        var written = File.ReadAllText(_some.PathOf(file));

        Assert.IsType<Verdict.Done>(await Call(request));

        Assert.Equal(written, File.ReadAllText(_some.PathOf(file)));
    }

    [Theory]
    [InlineData("leanbot.json", "/graceDays", "700", "«graceDays» is 700")]
    [InlineData("leanbot.json", "/grace", "7", "«grace» is not known here")]
    [InlineData("admins.json", "/admins/3", null, "There is no «admins / 3»")]
    [InlineData("admins.json", "/admins/-", """{"telegramId":77,"name":"Eve"}""", "which another one is already")]
    [InlineData("plans.json", "/plans/2", null, "3 members hold Gold")]
    public async Task What_would_not_be_right_is_not_written(
        string file, string path, string? value, string why)
    {
        _some.Hold("gold", 3);
        var before = File.Exists(_some.PathOf(file)) ? File.ReadAllText(_some.PathOf(file)) : null;

        var refused = Assert.IsType<Verdict.Drop>(await Edit(file, path, value));

        Assert.Equal(FailureReason.Rejected, refused.Reason);
        Assert.Contains(why, refused.Why, StringComparison.Ordinal);
        Assert.Equal(before, File.Exists(_some.PathOf(file)) ? File.ReadAllText(_some.PathOf(file)) : null);
    }

    private Task<Verdict> Edit(string file, string path, string? value) => Call(Request(file, path, value));

    private Task<Verdict> Call(EditConfig request, IDisk? disk = null) =>
        _some.Editor(disk).Call(Rows.Row(1, request: request), CancellationToken.None);

    private EditConfig Request(string file, string path, string? value) =>
        new(file, path, value, _some.Config.HashOf(file), "the price", new MemberId(77));
}
