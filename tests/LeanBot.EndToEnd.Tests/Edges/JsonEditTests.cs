using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeanBot.Configuration;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>Edits of a config file leave every character alone that they are not about.</summary>
public sealed class JsonEditTests
{
    private const string Plans = """
        {
          // What is for sale.
          "plans": [
            { "id": "gold", "prices": { "month": { "unitAmount": 9900, "currency": "usd" } } }, // the best
            {
              "id": "pro", /* the other */ "prices": {}
            } // last
          ],
          "empty": [], "note": "a \"quoted\" // word",
        }

        """;

    [Theory]
    [InlineData("/plans/0/prices/month/unitAmount", "12000", "\"unitAmount\": 9900", "\"unitAmount\": 12000")]
    [InlineData(
        "/plans/id=gold/prices/month/unitAmount", "12000", "\"unitAmount\": 9900", "\"unitAmount\": 12000")]
    [InlineData(
        "/plans/id=pro/title", "\"P\"", "\"prices\": {}\n", "\"prices\": {},\n      \"title\": \"P\"\n")]
    [InlineData("/plans/1/id", "\"про\"", "\"pro\"", "\"про\"")]
    [InlineData("/note", "{\"a\":1,\"b\":[]}", "\"a \\\"quoted\\\" // word\"", "{ \"a\": 1, \"b\": [] }")]
    [InlineData("/plans/0/title", "\"G\"", "\"usd\" } } }, //", "\"usd\" } }, \"title\": \"G\" }, //")]
    [InlineData(
        "/plans/1/prices/year", "{\"unitAmount\":1}", "\"prices\": {}",
        "\"prices\": {\n        \"year\": { \"unitAmount\": 1 }\n      }")]
    [InlineData("/empty/-", "5", "\"empty\": []", "\"empty\": [\n    5\n  ]")]
    [InlineData("/plans/-", "{\"id\":\"x\"}", "    } // last\n", "    }, // last\n    { \"id\": \"x\" }\n")]
    [InlineData("/a/b/-", "1", "// word\",\n", "// word\",\n  \"a\": { \"b\": [1] }\n")]
    public void A_value_is_set_or_added(string pointer, string value, string before, string after) =>
        Assert.Equal(Plans.Replace(before, after, StringComparison.Ordinal), Edit(Plans, pointer, value));

    [Theory]
    [InlineData("/plans/0", "    { \"id\": \"gold\", \"prices\": { \"month\": { \"unitAmount\": 9900, \"currency\": \"usd\" } } }, //", "    //")]
    [InlineData("/plans/id=gold", "    { \"id\": \"gold\", \"prices\": { \"month\": { \"unitAmount\": 9900, \"currency\": \"usd\" } } }, //", "    //")]
    [InlineData("/empty", "  \"empty\": [], \"note\"", "  \"note\"")]
    [InlineData("/plans/0/prices/month/currency", "9900, \"currency\": \"usd\"", "9900")]
    [InlineData("/plans/0/prices/month/unitAmount", "{ \"unitAmount\": 9900, \"currency\"", "{ \"currency\"")]
    public void A_value_is_taken_away(string pointer, string before, string after)
    {
        Assert.Contains(before, Plans, StringComparison.Ordinal);
        Assert.Equal(Plans.Replace(before, after, StringComparison.Ordinal), Edit(Plans, pointer, null));
    }

    [Fact]
    public void A_line_of_its_own_goes_with_its_value() => Assert.Equal(
        "{ \"admins\": [\n  { \"telegramId\": 1 }\n] }",
        Edit("{ \"admins\": [\n  { \"telegramId\": 1 },\n  { \"telegramId\": 2 }\n] }", "/admins/1", null));

    [Fact]
    public void What_was_commented_out_stays_so() => Assert.Equal(
        "{\n  \"admins\": [\n    // { \"telegramId\": 5 }\n    { \"telegramId\": 1 }\n  ]\n}",
        Edit(
            "{\n  \"admins\": [\n    // { \"telegramId\": 5 }\n  ]\n}", "/admins/-", "{\"telegramId\":1}"));

    [Theory]
    [InlineData("/plans/id=silver", null)]
    [InlineData("/plans/id=silver/title", "1")]
    [InlineData("/plans/id=silver", "{}")]
    [InlineData("/plans/7", null)]
    [InlineData("/plans/7/id", "1")]
    [InlineData("/note/x", "1")]
    [InlineData("/no/such", null)]
    [InlineData("no pointer", "1")]
    [InlineData("", "1")]
    public void A_place_that_is_not_there_is_refused(string pointer, string? value) =>
        Assert.Throws<FormatException>(() => Edit(Plans, pointer, value));

    [Fact]
    public void A_byte_order_mark_stays()
    {
        var edited = JsonEdit.Apply([0xEF, 0xBB, 0xBF, .. "{\"a\":1}"u8], "/a", "2");
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "{\"a\":2}"u8], edited);
    }

    /// <summary>Ten thousand edits of random texts mean what they say, and lose no comment.</summary>
    [Fact]
    public void Whatever_the_text_the_edit_means_what_it_says()
    {
        var chance = new Chance(20261121);
        for (var round = 0; round < 10_000; round++)
        {
            var (text, tree) = chance.Document();
            var (pointer, value, expected, adds) = chance.Edit(tree);
            var edited = Edit(text, pointer, value);
            Assert.True(
                JsonNode.DeepEquals(expected, Parse(edited)),
                $"{pointer} = {value ?? "(gone)"} in\n{text}\ngave\n{edited}");
            if (adds) Assert.Equal(Chance.CommentsIn(text), Chance.CommentsIn(edited));
        }
    }

    private static JsonNode? Parse(string text) => JsonNode.Parse(
        text, null, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });

    private static string Edit(string text, string pointer, string? value) =>
        Encoding.UTF8.GetString(JsonEdit.Apply(Encoding.UTF8.GetBytes(text), pointer, value));
}
