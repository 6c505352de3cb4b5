using LeanBot.Configuration;
using LeanBot.Core;
using LeanBot.Core.Features.Plans;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class ConfigFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("leanbot-config").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_that_is_not_there_is_as_shipped()
    {
        var (config, places, _) = ConfigFolder.Read(_folder);
        Assert.NotEmpty(config.Plans);
        Assert.NotEmpty(config.Channels);
        Assert.True(config.Texts.Has("members.welcome"));
        Assert.Equal(new Uri("https://api.telegram.org"), places.Telegram);
        Assert.Equal(3001, places.Port);
    }

    [Fact]
    public void What_is_written_is_what_counts()
    {
        Write("channels.json", """{ "channels": [ { "id": "one", "chatId": -1001, "title": "One" }, ] /* last */ }""");
        Write("plans.json", """
            {
              "$schema": "plans.schema.json",
              "plans": [{ "id": "p", "title": "P", "description": "D", "channels": ["one"],
                "prices": { "year": { "unitAmount": 500, "currency": "eur" } } }] // one plan
            }
            """);
        Write("leanbot.json",
        "\uFEFF{ \"graceDays\": 0, \"receiver\": { \"port\": 0, \"host\": \"0.0.0.0\" } }");
        var (config, places, _) = ConfigFolder.Read(_folder);
        var plan = Assert.Single(config.Plans);
        Assert.Equal(new Money(500, "eur"), plan.Prices[Period.Year]);
        Assert.Equal((0, "0.0.0.0", 0), (config.Settings.GraceDays, places.Host.ToString(), places.Port));
    }

    [Theory]
    [InlineData("\"https://t.me/addlist/AbC_d-1\"", true)]
    [InlineData("\"https://t.me/+AbC\"", false)]
    [InlineData("\"http://t.me/addlist/AbC\"", false)]
    [InlineData("\"https://t.me/addlist/\"", false)]
    [InlineData("\"https://t.me/addlist/A\\n\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("7", false)]
    public void A_folders_link_is_one_of_Telegrams_folders(string link, bool isRight)
    {
        Write("channels.json", $$"""
            { "channels": [{ "id": "one", "chatId": -1001, "title": "One" }],
              "folderLink": {{link}} }
            """);
        Write("plans.json", """{ "plans": [] }""");
        if (isRight)
        {
            Assert.Equal("https://t.me/addlist/AbC_d-1", ConfigFolder.Read(_folder).Config.FolderLink);
            return;
        }

        var refused = Assert.Throws<ConfigRefused>(() => ConfigFolder.Read(_folder));
        Assert.All(refused.Findings, finding => Assert.Equal(("channels.json", 2), (finding.File, finding.Line)));
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_with_its_line()
    {
        Write("leanbot.json", """
            {
              "zone": "Mars/Olympus",
              "sensibleHours": { "from": 20, "to": 10 },
              "grace": 5
            }
            """);
        Write("admins.json", """{ "admins": [ { "telegramId": 5, "name": "A" }, { "telegramId": 5, "name": "B" } ] }""");
        Write("plans.json", """
            { "plans": [
              { "id": "Big Plan", "title": "P", "channels": ["nowhere"],
                "prices": { "month": { "unitAmount": 0, "currency": "USD" },
                            "week": { "unitAmount": 1, "currency": "usd" } } }
            ] }
            """);
        var refused = Assert.Throws<ConfigRefused>(() => ConfigFolder.Read(_folder));
        string[] expected =
        [
            "leanbot.json, line 2: «zone»", "leanbot.json, line 3: «sensibleHours»",
            "leanbot.json, line 4: «grace»",
            "admins.json, line 1: «admins[1].telegramId»", "plans.json, line 2: «plans[0].id»",
            "plans.json, line 2: «plans[0].channels[0]»", "plans.json, line 4: «plans[0].prices.week»",
            "plans.json, line 3: «plans[0].prices.month.unitAmount»",
            "plans.json, line 3: «plans[0].prices.month.currency»",
        ];
        Assert.All(expected, words => Assert.Contains(words, refused.Message, StringComparison.Ordinal));
        Assert.Equal(expected.Length, refused.Findings.Count);
    }

    [Theory]
    [InlineData("""{ "channels": [""")]
    [InlineData("")]
    [InlineData("""{ "channels": [], "channels": [] }""")]
    public void What_is_no_JSON_is_told_once(string json)
    {
        Write("channels.json", json);
        var finding = Assert.Single(Assert.Throws<ConfigRefused>(() => ConfigFolder.Read(_folder)).Findings);
        Assert.Contains("this is not JSON", finding.What, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", finding.What, StringComparison.Ordinal);
        Assert.Equal(json.Length == 0, finding.What.EndsWith("the file is empty", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_of_ones_own_stands_before_the_shipped_one()
    {
        Write("texts/en.json", """{ "members.readTerms": "Terms, please" }""");
        var texts = ConfigFolder.Read(_folder).Config.Texts;
        Assert.Equal("Terms, please", texts.Render("en", "members.readTerms", TimeZoneInfo.Utc));
        Assert.True(texts.Has("members.welcome"));
    }

    [Fact]
    public void Where_a_language_lacks_a_text_or_spoils_it_English_serves()
    {
        Write("texts/xx.json", """{ "members.readTerms": "Zz", "engine.bug": "Oops {nonsense}", "no.such": "?" }""");
        var (config, _, notes) = ConfigFolder.Read(_folder);
        Assert.Equal("Zz", config.Texts.Render("xx", "members.readTerms", TimeZoneInfo.Utc));
        Assert.Equal(
            config.Texts.Render("en", "engine.bug", TimeZoneInfo.Utc, ("reference", "r1")),
            config.Texts.Render("xx", "engine.bug", TimeZoneInfo.Utc, ("reference", "r1")));
        Assert.Contains(notes, note => note.Contains("{nonsense}", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.Contains("no.such", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.Contains("members.welcome", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<b>Terms", "never closes <b>")]
    [InlineData("Terms</b>", "</b> where nothing is open")]
    [InlineData("<b><i>Terms</b></i>", "</b> where nothing is open")]
    [InlineData("<blink>Terms</blink>", "<blink>, which Telegram does not know")]
    [InlineData("Terms < us", "write &lt;")]
    [InlineData("Terms {nobody}", "nothing fills in (none is)")]
    [InlineData("<a href='https://a.example'><b>Terms</b></a> &lt; us", null)]
    public void A_text_that_Telegram_would_refuse_gives_way_to_the_English_one(string text, string? note)
    {
        Write("texts/en.json", $$"""{ "members.readTerms": "{{text}}" }""");

        var (config, _, notes) = ConfigFolder.Read(_folder);

        var said = config.Texts.Render("en", "members.readTerms", TimeZoneInfo.Utc);
        Assert.Equal(note is null ? text : "📄 Read the terms", said);
        var told = notes.Where(one => one.StartsWith("texts/", StringComparison.Ordinal)).ToArray();
        if (note is null) Assert.Empty(told);
        else Assert.Contains(note, Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_cannot_be_read_is_refused_with_its_line()
    {
        Write("texts/en.json", "{\n\n  \"members.welcome\": \"Hello {name\"\n}");
        var finding = Assert.Single(Assert.Throws<ConfigRefused>(() => ConfigFolder.Read(_folder)).Findings);
        Assert.Equal(("texts/en.json", 3L), (finding.File, finding.Line));
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
