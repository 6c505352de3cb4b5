using System.Text;
using LeanBot.Configuration;
using LeanBot.Store;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>What people save while the worker runs: the ways of editors, and what is wrong in it.</summary>
public sealed class ReloadTests : IDisposable
{
    private const string Name = "leanbot.json";

    private SomeConfig _some = new();

    public void Dispose() => _some.Dispose();

    [Fact]
    public async Task Saved_in_place()
    {
        _some.Write(Name, SomeConfig.Days(7));
        await _some.Looks(1);
        Assert.Equal(5, _some.GraceDays);
        await _some.Looks(1);
        Assert.Equal(7, _some.GraceDays);
        Assert.Contains("<code>graceDays</code>: 7 (before: 5)", Assert.Single(_some.Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saved_beside_and_renamed_over_it()
    {
        _some.Write(Name + ".tmp", SomeConfig.Days(7));
        await _some.Looks(3);
        Assert.Equal(5, _some.GraceDays);
        File.Move(_some.PathOf(Name + ".tmp"), _some.PathOf(Name), overwrite: true);
        await _some.Looks(2);
        Assert.Equal(7, _some.GraceDays);
    }

    [Fact]
    public async Task Saved_as_vim_does_the_old_one_moved_away_first()
    {
        File.Move(_some.PathOf(Name), _some.PathOf(Name + "~"));
        // Longer than any editor takes, and the default has not come in.
        await _some.Looks(3);
        Assert.Equal("LeanBot", _some.Config.Settings.Community);
        _some.Write(Name, SomeConfig.Days(7));
        File.Delete(_some.PathOf(Name + "~"));
        await _some.Looks(2);
        Assert.Equal((7, "LeanBot"), (_some.GraceDays, _some.Config.Settings.Community));
        Assert.Single(_some.Said);
    }

    [Fact]
    public async Task Saved_as_Kubernetes_does_by_a_link_that_is_swapped()
    {
        Reopen(folder =>
        {
            Version(folder, "..2026_1", 5);
            File.CreateSymbolicLink(Path.Combine(folder, "..data"), "..2026_1");
            File.Delete(Path.Combine(folder, Name));
            File.CreateSymbolicLink(Path.Combine(folder, Name), $"..data/{Name}");
        });
        Assert.Equal(5, _some.GraceDays);

        Version(_some.Folder, "..2026_2", 7);
        File.CreateSymbolicLink(_some.PathOf("..data_tmp"), "..2026_2");
        new DurableFiles().Rename(_some.PathOf("..data_tmp"), _some.PathOf("..data"));
        await _some.Looks(2);

        Assert.Equal(7, _some.GraceDays);
    }

    [Fact]
    public async Task Saved_in_place_slowly_as_where_the_file_itself_is_mounted()
    {
        var pieces = SomeConfig.Days(7).Chunk(9).ToArray();
        using (var file = new FileStream(_some.PathOf(Name), FileMode.Truncate, FileAccess.Write))
        {
            foreach (var piece in pieces)
            {
                Assert.Equal(5, _some.GraceDays);
                file.Write(Encoding.UTF8.GetBytes(piece));
                file.Flush();
                await _some.Looks(2);
            }
        }

        await _some.Looks(2);
        Assert.Equal(7, _some.GraceDays);
        Assert.Single(_some.Said);
    }

    [Fact]
    public async Task Half_written_and_completed_before_anybody_is_bothered()
    {
        _some.Write(Name, SomeConfig.Days(7)[..^4]);
        await _some.Looks(3);
        Assert.Empty(_some.Said);
        _some.Write(Name, SomeConfig.Days(7));
        await _some.Looks(2);
        Assert.Equal(7, _some.GraceDays);
        Assert.Single(_some.Said);
    }

    [Fact]
    public async Task What_stays_half_written_is_told_once_and_so_is_that_it_is_good_again()
    {
        _some.Write(Name, "{ \"graceDays\":");
        await _some.Looks(4);
        Assert.Contains("leanbot.json, line 1: this is not JSON", Assert.Single(_some.Said), StringComparison.Ordinal);
        await _some.Looks(200);
        Assert.Single(_some.Said);

        _some.Write(Name, SomeConfig.Days(5));
        await _some.Looks(2);

        Assert.Equal("✅ The config is in order again.", _some.Said[^1]);
        Assert.Equal(2, _some.Said.Count);
    }

    [Fact]
    public async Task A_bad_edit_keeps_the_last_good_and_says_file_line_and_reason()
    {
        _some.Write(Name, "{\n  \"graceDays\": 7,\n  \"zone\": \"Mars\"\n}\n");
        _some.Write("plans.json", "{ \"plans\": [\n { \"id\": \"Big Plan\" } ] }");
        await _some.Looks(2);

        Assert.Equal(5, _some.GraceDays);
        var said = Assert.Single(_some.Said);
        Assert.Contains("leanbot.json, line 3: «zone» is «Mars»", said, StringComparison.Ordinal);
        Assert.Contains("plans.json, line 2: «plans[0].id» is «Big Plan»", said, StringComparison.Ordinal);

        _some.Write("plans.json", "{ \"plans\": [] }");
        _some.Write(Name, SomeConfig.Days(6));
        await _some.Looks(2);

        Assert.Equal(6, _some.GraceDays);
        Assert.StartsWith("✅ The config is in order again.\n🔧", _some.Said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_gone_for_good_stands_for_the_default()
    {
        File.Delete(_some.PathOf(Name));
        await _some.Looks(Stillness.UnfinishedLooksMin);
        Assert.Equal("Market Room", _some.Config.Settings.Community);
    }

    [Fact]
    public async Task Texts_are_read_again_and_so_is_a_language_that_is_new()
    {
        _some.Write("texts/en.json", """{ "members.readTerms": "Terms, please" }""");
        _some.Write("texts/pl.json", """{ "members.readTerms": "Regulamin" }""");
        await _some.Looks(2);

        Assert.Equal("Terms, please", _some.Config.Texts.Render("en", "members.readTerms", TimeZoneInfo.Utc));
        Assert.Equal("Regulamin", _some.Config.Texts.Render("pl", "members.readTerms", TimeZoneInfo.Utc));
        Assert.Contains("words: texts/en.json, texts/pl.json", _some.Said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_people_hold_is_not_taken_away_until_they_hold_it_no_more()
    {
        _some.Hold("gold", 12);
        _some.Write("plans.json", "{ \"plans\": [] }");
        await _some.Looks(2);
        Assert.NotEmpty(_some.Config.Plans);
        Assert.Contains(
            "the plan «gold» is not there any more, but 12 members hold Gold", Assert.Single(_some.Said),
            StringComparison.Ordinal);

        _some.LetGo();
        await _some.Looks(200);

        Assert.Empty(_some.Config.Plans);
        Assert.Equal(2, _some.Said.Count);
    }

    [Fact]
    public async Task What_counts_only_after_a_restart_is_said_so()
    {
        _some.Write(Name, """{ "graceDays": 5, "receiver": { "port": 4001 }, "stripe": { "baseUrl": "http://x" } }""");
        await _some.Looks(2);
        Assert.Contains(
            "⚠️ stripe.baseUrl, receiver.port: this counts only after the worker is started again.",
            Assert.Single(_some.Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_listed_changes_nothing()
    {
        _some.Write("texts", "a file where a folder should be");
        await _some.Looks(5);
        Assert.Equal(5, _some.GraceDays);
    }

    private void Reopen(Action<string> prepare)
    {
        _some.Dispose();
        _some = new SomeConfig(prepare);
    }

    private static void Version(string folder, string name, int days)
    {
        Directory.CreateDirectory(Path.Combine(folder, name));
        File.WriteAllText(Path.Combine(folder, name, Name), SomeConfig.Days(days));
    }
}
