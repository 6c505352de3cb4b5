using System.Text.Json;

namespace LeanBot.Core.Tests;

public sealed class SharedTextsTests
{
    /// <summary>As the product writes: letters stand as they are.</summary>
    private readonly JsonSerializerOptions _json = new()
    {
        Converters = { new SharedTexts() },
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
            .Concat(["", "\"\\\n", "Ю😀", new string('x', 24), new string('x', 25), new string('Ю', 12)]);
        Assert.All(texts, text => Assert.Equal(text, Read(text)));
        Assert.Null(Read(null));
    }

    private string? Read(string? text) =>
        JsonSerializer.Deserialize<string?>(JsonSerializer.Serialize(text, _json), _json);
}
