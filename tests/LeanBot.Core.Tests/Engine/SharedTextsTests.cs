using System.Text.Json;

namespace LeanBot.Core.Tests;

public sealed class SharedTextsTests
{
    /// <summary>As the product writes: letters stand as they are.</summary>
    private readonly JsonSerializerOptions _json;

    private readonly SharedTexts _texts = new();

    public SharedTextsTests() => _json = new JsonSerializerOptions
    {
        Converters = { _texts },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void A_short_text_that_comes_again_stands_in_memory_once()
    {
        Assert.Same(Read("usd"), Read("usd"));
        Assert.Same(Read("Ціна"), Read("Ціна"));
    }

    [Fact]
    public void Every_text_is_read_as_it_was_written_however_many_there_are()
    {
        var texts = Enumerable.Range(0, 20_000).Select(number => $"text {number}")
            .Concat(["", "\"\\\n", "Ю😀", new string('x', 64), new string('x', 65), new string('Ю', 32)]);
        Assert.All(texts, text => Assert.Equal(text, Read(text)));
        Assert.Null(Read(null));
    }

    [Fact]
    public void While_much_is_read_an_id_and_what_refers_to_it_share_their_text_however_far_apart_they_stand()
    {
        const int Count = 20_000;
        const long EnoughBytes = 100L * 64 * Count;
        using (_texts.Expect(EnoughBytes))
        {
            var ids = Ids();
            var shared = ids.Zip(Ids()).Count(pair => ReferenceEquals(pair.First, pair.Second));
            Assert.True(shared > Count * 0.95, $"{shared} of {Count}");
        }

        var forgotten = Ids().Zip(Ids()).Count(pair => ReferenceEquals(pair.First, pair.Second));
        Assert.True(forgotten < Count / 2, $"{forgotten} of {Count}");

        string?[] Ids() => [.. Enumerable.Range(0, Count).Select(number => Read($"main:in_1PqRsT{number}"))];
    }

    private string? Read(string? text) =>
        JsonSerializer.Deserialize<string?>(JsonSerializer.Serialize(text, _json), _json);
}
