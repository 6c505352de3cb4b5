namespace LeanBot.Core.Tests.Features;

/// <summary>The folder that holds all channels.</summary>
public sealed class JoiningAll
{
    private const string Folder = "https://t.me/addlist/AbC_d-1";

    [Fact]
    public void With_a_folder_the_first_button_joins_all_while_more_than_one_is_missing() =>
        Verified.InBothLanguages(person => Starter(person)
            .Joins("Stocks").Says("/status").Joins("Bonds").Says("/status"));

    [Fact]
    public void Its_requests_are_decided_one_by_one_and_the_refused_hear_it_once()
    {
        var talk = Starter(Some.Member());
        Assert.Equal(Folder, talk.Find("Join all").Button.Url);
        talk.Unrecorded();

        foreach (var channel in talk.Town.Config.Channels) Asks(talk, channel.ChatId);
        talk.Town.Settle();

        Assert.EndsWith(
            "Inside: Stocks, Bonds, Live chat\n", talk.ShowsWhoIsInside().Transcript, StringComparison.Ordinal);
        Assert.Equal(1, Refusals(talk));
        talk.Waits(hours: 1);
        Asks(talk, -1001000000007);
        talk.Town.Settle();
        Assert.Equal(2, Refusals(talk));
    }

    private static int Refusals(Talk talk) => talk.Transcript.Split("This channel is for members").Length - 1;

    private static void Asks(Talk talk, long chat) => talk.Town.Handle(new Incoming.JoinRequest(
        talk.Town.NextUpdate(Bot.User), Some.Member(), chat, Some.Member().Id.Value));

    private static Talk Starter(Person person)
    {
        var town = new Town { Config = Some.Config with { FolderLink = Folder } };
        return Talk.With(person, town).Says("/start plan_starter_month").Presses("I accept").Pays();
    }
}
