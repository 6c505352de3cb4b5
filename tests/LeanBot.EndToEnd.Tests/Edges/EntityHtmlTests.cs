using LeanBot.Telegram;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class EntityHtmlTests
{
    [Theory]
    [InlineData("bold", "a <b>b</b> c")]
    [InlineData("italic", "a <i>b</i> c")]
    [InlineData("underline", "a <u>b</u> c")]
    [InlineData("strikethrough", "a <s>b</s> c")]
    [InlineData("spoiler", "a <tg-spoiler>b</tg-spoiler> c")]
    [InlineData("code", "a <code>b</code> c")]
    [InlineData("pre", "a <pre>b</pre> c")]
    [InlineData("blockquote", "a <blockquote>b</blockquote> c")]
    [InlineData("expandable_blockquote", "a <blockquote expandable>b</blockquote> c")]
    [InlineData("hashtag", "a b c")]
    [InlineData("custom_emoji", "a b c")]
    [InlineData("script", "a b c")]
    public void What_a_person_formatted_stays_so(string type, string html) =>
        Assert.Equal(html, EntityHtml.Of("a b c", [new MessageEntity(type, 2, 1)]));

    [Fact]
    public void What_a_person_typed_is_never_markup()
    {
        Assert.Equal("&lt;b&gt;x&lt;/b&gt; &amp;amp;", EntityHtml.Of("<b>x</b> &amp;", null));
        Assert.Equal("<i>&lt;/i&gt;</i>", EntityHtml.Of("</i>", [new MessageEntity("italic", 0, 4)]));
    }

    [Theory]
    [InlineData("https://a.example/?q=\"><b>&x", "<a href=\"https://a.example/?q=&quot;&gt;&lt;b&gt;&amp;x\">a</a>")]
    [InlineData("javascript:alert(1)", "a")]
    [InlineData("tg://resolve?domain=x", "a")]
    [InlineData(null, "a")]
    public void A_link_leads_to_the_web_and_nowhere_else(string? url, string html) =>
        Assert.Equal(html, EntityHtml.Of("a", [new MessageEntity("text_link", 0, 1, url)]));

    [Fact]
    public void Tags_match_however_entities_overlap()
    {
        Assert.Equal(
            "<b>a<i>b</i></b>c",
            EntityHtml.Of("abc", [new MessageEntity("bold", 0, 2), new MessageEntity("italic", 1, 2)]));
        Assert.Equal(
            "<b><i>ab</i></b>",
            EntityHtml.Of("ab", [new MessageEntity("bold", 0, 2), new MessageEntity("italic", 0, 2)]));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(2, 1)]
    public void What_lies_outside_of_the_text_is_left_out(int offset, int length) =>
        Assert.Equal("ab", EntityHtml.Of("ab", [new MessageEntity("bold", offset, length)]));

    [Fact]
    public void Markup_without_measure_is_left_out()
    {
        var text = new string('a', 4_096);
        var entities = Enumerable.Range(0, 4_096).Select(at => new MessageEntity("spoiler", at, 1)).ToArray();

        Assert.Equal(text, EntityHtml.Of(text, entities));
    }

    [Fact]
    public void A_sign_of_two_units_stays_whole() =>
        Assert.Equal("<b>👋</b>!", EntityHtml.Of("👋!", [new MessageEntity("bold", 0, 2)]));
}
