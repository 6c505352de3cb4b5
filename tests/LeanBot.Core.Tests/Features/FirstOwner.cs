using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Configuration;
using LeanBot.Core.Features.Owner;

namespace LeanBot.Core.Tests.Features;

/// <summary>How a community without a team gets its first admin.</summary>
public sealed class FirstOwner
{
    private const string Code = "k7mwq2xz";

    private static readonly Person Mallory = Some.Member("Mallory", 5_000_000_666);

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void Whoever_says_the_code_of_the_log_is_in_the_team(string language)
    {
        var person = language == "uk" ? Some.Ukrainian : Some.Admin;
        var town = Town(out var edits);
        var talk = Talk.With(person, town).As(person, Bot.Admin)
            .Says("/start").Says("abcd-2345").Says("/claim K7MW-Q2XZ");

        town.EditConfig(
            config => config with { Admins = [new Admin(person.Id, person.Name, language)] }, "admins.json");
        talk.Says("/help");

        var edit = Assert.Single(edits);
        Assert.Equal(("admins.json", "/admins/-", "hash"), (edit.File, edit.Path, edit.BasedOn));
        Assert.Equal(
            $$"""{"telegramId":{{person.Id}},"name":"{{person.Name}}","language":"{{language}}","role":"owner"}""",
            edit.Value);
        Verified.MatchesFile(talk.Transcript, PathOf($"FirstOwner.Whoever_says_the_code.{language}"));
    }

    [Fact]
    public void Five_wrong_codes_are_followed_by_an_hour_of_silence_also_for_the_right_one()
    {
        var town = Town(out var edits);
        var talk = Talk.With(Mallory, town).As(Mallory, Bot.Admin);
        foreach (var i in Enumerable.Range(1, 5)) talk.Says($"abcdef{i}");
        Assert.Contains("I will not answer for an hour", talk.Transcript, StringComparison.Ordinal);
        talk.Unrecorded().Says("abcdef6").Says(Code);
        Assert.Equal("Mallory: abcdef6\nMallory: k7mwq2xz\n", talk.Transcript);

        talk.Waits(hours: 2).Says(Code);

        Assert.Single(edits);
    }

    [Fact]
    public void A_code_works_for_a_day_and_until_the_next_start()
    {
        var town = Town(out var edits);
        town.Handle(new Incoming.OwnerCodeMade("owner:2", OwnerCode.HashOf("zzzz2345")));
        var talk = Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says(Code);
        Assert.Contains("This is not the code", talk.Transcript, StringComparison.Ordinal);

        talk.Waits(hours: 25).Says("/claim zzzz2345");

        Assert.Contains("There is no valid code any more", talk.Transcript, StringComparison.Ordinal);
        Assert.Empty(edits);
    }

    [Fact]
    public void A_code_that_was_used_is_void_and_so_is_any_once_there_is_an_admin()
    {
        var town = Town(out var edits);
        Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says(Code);
        var mallory = Talk.With(Mallory, town).As(Mallory, Bot.Admin).Says(Code);
        Assert.Contains("There is no valid code any more", mallory.Transcript, StringComparison.Ordinal);

        town.EditConfig(
            config => config with { Admins = [new Admin(Some.Admin.Id, "Ada")] }, "admins.json");
        town.Handle(new Incoming.OwnerCodeMade("owner:3", OwnerCode.HashOf("zzzz2345")));
        mallory.Unrecorded().Says("zzzz2345");

        Assert.Contains("This bot is for the team", mallory.Transcript, StringComparison.Ordinal);
        Assert.Single(edits);
    }

    [Theory]
    [InlineData(FailureReason.Rejected, "config/admins.json: Permission denied")]
    [InlineData(FailureReason.Conflict, "somebody has edited the file meanwhile")]
    public void Who_could_not_be_written_down_hears_why_and_may_say_it_again(FailureReason reason, string why)
    {
        var town = Town(out var edits);
        var good = town.WritesConfig;
        town.WritesConfig = _ => new CallResult.Failed(new Failure(reason, why));
        var talk = Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says(Code);

        town.WritesConfig = good;
        talk.Says(Code);

        Assert.Single(edits);
        Verified.MatchesFile(talk.Transcript, PathOf($"FirstOwner.Who_could_not_be_written_down.{reason}"));
    }

    private static Town Town(out List<EditConfig> edits)
    {
        var written = edits = [];
        var town = new Town();
        town.Config = town.Config with
        {
            Admins = [],
            Files = new Dictionary<string, string> { ["admins.json"] = "hash" },
        };
        town.WritesConfig = edit =>
        {
            written.Add(edit);
            return new CallResult.Done(Nothing.Value);
        };
        town.Handle(new Incoming.OwnerCodeMade("owner:1", OwnerCode.HashOf(Code)));
        return town;
    }

    private static string PathOf(
        string name, [System.Runtime.CompilerServices.CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, $"{name}.verified.txt");
}
