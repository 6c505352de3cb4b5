using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace LeanBot.Core.Tests;

public sealed partial class MessagePartsTests
{
    private const int Few = 40;

    private static readonly string[] Pieces =
    [
        "word", " ", "\n", "\n\n", "a", "&amp;", "&lt;", "&quot;", "&#128512;", "&#x41;", "😀", "👩‍👩‍👧", "é", "ї", "א",
        "longerthanonewouldthink", "<b>", "<i>", "<a href=\"https://x.y/?a=1&amp;b=>\">", "<code>",
        "<blockquote expandable>", "</>", "</>", "</>", "& co", ";",
    ];

    private static readonly Arbitrary<string> Htmls = Gen.Elements(Pieces)
        .ListOf(300)
        .Select(pieces => Html([.. pieces]))
        .ToArbitrary();

    [Fact]
    public void What_fits_is_left_as_it_is()
    {
        var html = $"<b>{new string('x', MessageParts.CharactersMax)}</b>";
        Assert.Equal([html], MessageParts.Of(html));
        Assert.Equal(["<b>&amp;&amp;</b>"], MessageParts.Of("<b>&amp;&amp;</b>", 2));
    }

    [Fact]
    public void A_cut_is_made_at_the_end_of_a_paragraph_or_a_line_where_there_is_one()
    {
        Assert.Equal(["one\ntwo\n\n", "three four"], MessageParts.Of("one\ntwo\n\nthree four", 14));
        Assert.Equal(["one two\n", "three four"], MessageParts.Of("one two\nthree four", 12));
        Assert.Equal(["one two ", "three four"], MessageParts.Of("one two three four", 12));
        Assert.Equal(["<b>onetwo</b>", "threefour"], MessageParts.Of("<b>onetwo</b>threefour", 10));
        Assert.Equal(["abcd", "efgh", "ij"], MessageParts.Of("abcdefghij", 4));
    }

    [Fact]
    public void Markup_goes_on_over_a_cut() => Assert.Equal(
        ["<b>one <a href=\"https://x.y\">two </a></b>", "<b><a href=\"https://x.y\">three</a> four</b>"],
        MessageParts.Of("<b>one <a href=\"https://x.y\">two three</a> four</b>", 11));

    [Fact]
    public void What_is_no_markup_is_cut_like_text() =>
        Assert.Equal(["1 < 2 ", "& 3 <"], MessageParts.Of("1 < 2 & 3 <", 6));

    [Fact]
    public void Nothing_empty_is_said() =>
        Assert.Equal(["abcd", "efgh"], MessageParts.Of("abcd" + new string('\n', 50) + "efgh", 4));

    [Fact]
    public void Every_part_can_be_said() => Prop.ForAll(
        Htmls, html => MessageParts.Of(html, Few).All(part => IsBalanced(part) && Fits(part)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void The_parts_say_all_of_it() => Prop.ForAll(
        Htmls,
        html => Visible(string.Concat(MessageParts.Of(html, Few))) == Visible(html))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void No_part_is_much_shorter_than_it_could_be() => Prop.ForAll(
        Htmls,
        html => MessageParts.Of(html, Few).SkipLast(1).All(part => Shown(part).Length >= (Few / 2) - 2)
            || Shown(html).Contains("\n\n\n", StringComparison.Ordinal))
        .QuickCheckThrowOnFailure();

    /// <summary>Balanced markup of those pieces: «&lt;/&gt;» closes what is open.</summary>
    private static string Html(IReadOnlyList<string> pieces)
    {
        var (html, open) = (new System.Text.StringBuilder(), new Stack<string>());
        foreach (var piece in pieces)
        {
            if (piece == "</>")
            {
                if (open.TryPop(out var last)) html.Append($"</{last}>");
                continue;
            }

            if (piece[0] == '<') open.Push(piece.Trim('<', '>').Split(' ')[0]);
            html.Append(piece);
        }

        while (open.TryPop(out var left)) html.Append($"</{left}>");
        return html.ToString();
    }

    private static bool IsBalanced(string part)
    {
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(part))
        {
            if (tag.Groups["end"].Length == 0) open.Push(tag.Groups["name"].Value);
            else if (!open.TryPop(out var last) || last != tag.Groups["name"].Value) return false;
        }

        return open.Count == 0;
    }

    private static bool Fits(string part)
    {
        var shown = Shown(part);
        var isWhole = shown.Length == 0
            || (!char.IsLowSurrogate(shown[0]) && !char.IsHighSurrogate(shown[^1]));
        return isWhole && shown.Length <= Few && shown.Any(letter => !char.IsWhiteSpace(letter));
    }

    private static string Visible(string html) =>
        string.Concat(Shown(html).Where(letter => !char.IsWhiteSpace(letter)));

    /// <summary>As a person reads it.</summary>
    private static string Shown(string html) => PlainText.Of(Tag().Replace(html, "")
        .Replace("&#128512;", "😀", StringComparison.Ordinal)
        .Replace("&#x41;", "A", StringComparison.Ordinal));

    [GeneratedRegex("""<(?<end>/?)(?<name>[a-z]+)(?: [a-z]+(?:="[^"]*")?)*>""")]
    private static partial Regex Tag();
}
