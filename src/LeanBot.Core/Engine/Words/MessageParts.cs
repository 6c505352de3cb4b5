using System.Globalization;
using System.Text;

namespace LeanBot.Core;

/// <summary>Cuts what is too long for one message into several: at the end of a line outside of markup where
/// there is one, and never within a tag, an entity or a surrogate pair. Markup that goes on over a cut is
/// closed before it and opened again after it. The parts together say all of it.</summary>
public static class MessageParts
{
    /// <summary>UTF-16 units after parsing. https://core.telegram.org/bots/api#sendmessage</summary>
    public const int CharactersMax = 4096;

    /// <summary>At least one part; none that shows nothing, which Telegram refuses.</summary>
    public static IReadOnlyList<string> Of(string html, int charactersMax = CharactersMax)
    {
        // Markup shows as less than it is long.
        if (html.Length <= charactersMax) return [html];
        var pieces = Read(html);
        if (pieces.Sum(piece => piece.Length) <= charactersMax) return [html];
        var parts = new List<string>();
        var open = new List<Piece>();
        for (var from = 0; from < pieces.Count;)
        {
            var to = CutOf(pieces, from, charactersMax, open.Count);
            if (Write(pieces, from, to, open) is { } part) parts.Add(part);
            from = to;
        }

        return parts.Count > 0 ? parts : [html];
    }

    /// <summary>Where the part that begins at a piece ends: as far as it may go, then back to the best place
    /// in its second half.</summary>
    private static int CutOf(List<Piece> pieces, int from, int charactersMax, int depth)
    {
        var (length, best, bestRank) = (0, from, -1);
        for (var at = from; at < pieces.Count; at++)
        {
            var piece = pieces[at];
            if (length + piece.Length > charactersMax && at > from) return best > from ? best : at;
            length += piece.Length;
            depth = Math.Max(0, depth + piece.Depth);
            // What closes belongs to what it closes.
            if (at + 1 < pieces.Count && pieces[at + 1].Depth < 0) continue;
            var rank = length * 2 < charactersMax ? -1 : RankAfter(pieces, from, at, depth);
            if (rank >= bestRank) (best, bestRank) = (at + 1, rank);
        }

        return pieces.Count;
    }

    /// <summary>How good a place it is to cut after that piece.</summary>
    private static int RankAfter(List<Piece> pieces, int from, int at, int depth)
    {
        var last = at;
        while (last > from && pieces[last].Depth != 0) last--;
        return (pieces[last].Raw, depth) switch
        {
            // A tag that opens here would close again at once.
            _ when pieces[at].Depth > 0 => -1,
            ("\n", 0) when last > from && pieces[last - 1].Raw == "\n" => 5,
            ("\n", 0) => 4,
            ("\n", _) => 3,
            (_, 0) when pieces[at].Depth < 0 => 2,
            (" ", _) => 1,
            _ => 0,
        };
    }

    /// <summary>Null where nothing would show. Leaves the tags open that go on in the next part.</summary>
    private static string? Write(List<Piece> pieces, int from, int to, List<Piece> open)
    {
        var text = new StringBuilder();
        var shows = false;
        foreach (var tag in open) text.Append(tag.Raw);
        foreach (var piece in pieces[from..to])
        {
            if (piece.Depth > 0) open.Add(piece);
            if (piece.Depth < 0 && open.Count > 0) open.RemoveAt(open.Count - 1);
            text.Append(piece.Raw);
            shows |= piece.Length > 0 && !string.IsNullOrWhiteSpace(piece.Raw);
        }

        foreach (var tag in Enumerable.Reverse(open)) text.Append($"</{tag.Name}>");
        return shows ? text.ToString() : null;
    }

    private static List<Piece> Read(string html)
    {
        var pieces = new List<Piece>(html.Length);
        for (var at = 0; at < html.Length;)
        {
            var piece = html[at] switch
            {
                '<' => TagAt(html, at),
                '&' => EntityAt(html, at),
                _ => null,
            }
            ?? CharacterAt(html, at);
            pieces.Add(piece);
            at += piece.Raw.Length;
        }

        return pieces;
    }

    private static Piece CharacterAt(string html, int at)
    {
        var length = at + 1 < html.Length && char.IsSurrogatePair(html, at) ? 2 : 1;
        return new Piece(html.Substring(at, length), length);
    }

    /// <summary>An angle that never closes is text, and Telegram refuses it as it would without a cut.
    /// </summary>
    private static Piece? TagAt(string html, int at)
    {
        var isTag = at + 1 < html.Length && (char.IsAsciiLetter(html[at + 1]) || html[at + 1] == '/');
        if (!isTag) return null;
        var quote = '\0';
        for (var end = at + 1; end < html.Length; end++)
        {
            var letter = html[end];
            if (quote != '\0') quote = letter == quote ? '\0' : quote;
            else if (letter is '"' or '\'') quote = letter;
            if (letter != '>' || quote != '\0') continue;
            var raw = html[at..(end + 1)];
            var name = raw.Trim('<', '/', '>').Split(' ', '\n')[0];
            return new Piece(raw, 0, raw[1] == '/' ? -1 : 1, name);
        }

        return null;
    }

    private static Piece? EntityAt(string html, int at)
    {
        const int LongestEntity = 10;
        var end = html.IndexOf(';', at, Math.Min(LongestEntity, html.Length - at));
        if (end < 0) return null;
        var raw = html[at..(end + 1)];
        if (raw is "&amp;" or "&lt;" or "&gt;" or "&quot;") return new Piece(raw, 1);
        return CodeOf(raw) is { } code ? new Piece(raw, code > char.MaxValue ? 2 : 1) : null;
    }

    /// <summary>The number of <c>&amp;#128512;</c> or <c>&amp;#x1F600;</c>.</summary>
    private static int? CodeOf(string entity)
    {
        if (!entity.StartsWith("&#", StringComparison.Ordinal)) return null;
        var isHexadecimal = entity[2] is 'x' or 'X';
        var digits = entity[(isHexadecimal ? 3 : 2)..^1];
        var style = isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return int.TryParse(digits, style, CultureInfo.InvariantCulture, out var code) ? code : null;
    }

    /// <summary>What is never cut: a character, an entity or a tag.</summary>
    /// <param name="Length">In UTF-16 units, as a person reads it.</param>
    /// <param name="Depth">1 for a tag that opens, -1 for one that closes.</param>
    /// <param name="Name">Of a tag.</param>
    private sealed record Piece(string Raw, int Length, int Depth = 0, string Name = "");
}
