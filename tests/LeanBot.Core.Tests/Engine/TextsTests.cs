namespace LeanBot.Core.Tests;

public sealed class TextsTests
{
    private static readonly TimeZoneInfo Kyiv = TimeZoneInfo.FindSystemTimeZoneById("Europe/Kyiv");

    [Theory]
    [InlineData(0, "0 днів")]
    [InlineData(1, "1 день")]
    [InlineData(2, "2 дні")]
    [InlineData(5, "5 днів")]
    [InlineData(11, "11 днів")]
    [InlineData(12, "12 днів")]
    [InlineData(21, "21 день")]
    [InlineData(22, "22 дні")]
    [InlineData(112, "112 днів")]
    public void Ukrainian_numbers_take_their_own_forms(int count, string expected) => Assert.Equal(
        expected,
        Texts("uk", "{n, plural, one {# день} few {# дні} many {# днів} other {# дня}}").Render(
            "uk", "key", Kyiv, ("n", count)));

    [Theory]
    [InlineData(1, "one day")]
    [InlineData(2, "2 days")]
    [InlineData(0, "0 days")]
    public void English_has_one_and_other(int count, string expected) => Assert.Equal(
        expected, Texts(
            "en", "{n, plural, one {one day} other {# days}}").Render("en", "key", Kyiv, ("n", count)));

    [Theory]
    [InlineData("<b>&\"x\"</b>", "&lt;b&gt;&amp;\"x\"&lt;/b&gt;")]
    [InlineData("‮evil", "‮evil")]
    [InlineData("👩‍👩‍👧", "👩‍👩‍👧")]
    [InlineData("{until}", "{until}")]
    public void A_value_is_escaped_and_never_read_as_a_template(string value, string expected) =>
        Assert.Equal(
            $"<i>{expected}</i>", Texts("en", "<i>{name}</i>").Render("en", "key", Kyiv, ("name", value)));

    [Fact]
    public void A_moment_is_shown_in_the_zone_of_the_community() => Assert.Equal(
        "until 1 Jan 2027",
        Texts("en", "until {at}").Render(
            "en", "key", Kyiv, ("at", new DateTimeOffset(2026, 12, 31, 22, 30, 0, TimeSpan.Zero))));

    [Fact]
    public void A_language_without_texts_gets_the_default() =>
        Assert.Equal("en", Texts("en", "x").LanguageFor("pt-br"));

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("}")]
    [InlineData("{n, plural}")]
    [InlineData("{n, plural, one {x}}")]
    [InlineData("{n, plural, other {x}")]
    [InlineData("{n, choice, other {x}}")]
    public void A_broken_template_is_refused_with_its_key(string template)
    {
        var wrong = Assert.Throws<FormatException>(() => Texts("en", template));

        Assert.Contains("«key»", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_has_the_months_of_its_language() => Assert.Equal(
        "✅ Підписку <b>Gold</b> поновлено й оплачено до 2 грудня 2026.",
        Some.Config.Texts.Render(
            "uk", "payments.renewed", Kyiv, ("plan", "Gold"),
            ("until", new DateTimeOffset(2026, 12, 2, 8, 0, 0, TimeSpan.Zero))));

    [Fact]
    public void Eleven_months_are_refused() => Assert.Throws<FormatException>(() => new Texts(
        new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["en"] = new Dictionary<string, string> { ["dates.months"] = "a b c d e f g h i j k" },
        }));

    [Theory]
    [InlineData("uk")]
    public void Every_language_says_the_same(string language)
    {
        var texts = Some.Config.Texts;

        Assert.Equal(texts.KeysOf("en").Order(), texts.KeysOf(language).Order());
        Assert.All(texts.KeysOf("en"), key => Assert.Equal(
            (key, string.Join(' ', texts.PlaceholdersOf("en", key))),
            (key, string.Join(' ', texts.PlaceholdersOf(language, key)))));
    }

    private static Texts Texts(string language, string text)
    {
        var texts = new Dictionary<string, string> { ["key"] = text };
        var languages = new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["en"] = texts,
            [language] = texts,
        };
        return new Texts(languages);
    }
}
