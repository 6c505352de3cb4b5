using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>JSON texts as people may write them, and edits of them.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    public (string Text, JsonNode Tree) Document()
    {
        var tree = Container(3);
        var text = new StringBuilder();
        Trivia(text);
        Write(tree, text);
        Trivia(text);
        return (text.ToString(), tree);
    }

    /// <summary>An edit, and what the document says after it.</summary>
    public (string Pointer, string? Value, JsonNode Expected, bool Adds) Edit(JsonNode tree)
    {
        var expected = tree.DeepClone();
        var at = expected;
        var pointer = "";
        while (Holders(at) is { Length: > 0 } inner && _random.Next(3) > 0)
        {
            var (name, node) = inner[_random.Next(inner.Length)];
            (pointer, at) = ($"{pointer}/{name}", node!);
        }

        var children = Children(at).ToArray();
        var value = Value(1);
        var json = value?.ToJsonString() ?? "null";
        if (children.Length == 0 || _random.Next(3) == 0) return ($"{pointer}/{Add(at, value)}", json, expected, true);
        var (child, _) = children[_random.Next(children.Length)];
        if (_random.Next(2) == 0) return ($"{pointer}/{Remove(at, child)}", null, expected, false);
        return ($"{pointer}/{Set(at, child, value)}", json, expected, false);
    }

    public static int CommentsIn(string text)
    {
        var reader = new Utf8JsonReader(
            Encoding.UTF8.GetBytes(text),
            new() { CommentHandling = JsonCommentHandling.Allow, AllowTrailingCommas = true });
        var count = 0;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Comment) count++;
        }

        return count;
    }

    private static string Add(JsonNode to, JsonNode? value)
    {
        if (to is JsonArray list)
        {
            list.Add(value);
            return "-";
        }

        to.AsObject()["new"] = value;
        return "new";
    }

    private static string Remove(JsonNode from, string child)
    {
        if (from is JsonArray list) list.RemoveAt(int.Parse(child, CultureInfo.InvariantCulture));
        else from.AsObject().Remove(child);
        return child;
    }

    private static string Set(JsonNode of, string child, JsonNode? value)
    {
        if (of is JsonArray list) list[int.Parse(child, CultureInfo.InvariantCulture)] = value;
        else of.AsObject()[child] = value;
        return child;
    }

    private static (string Name, JsonNode? Node)[] Holders(JsonNode of) =>
        [.. Children(of).Where(child => child.Node is JsonObject or JsonArray)];

    private static IEnumerable<(string Name, JsonNode? Node)> Children(JsonNode of) => of is JsonArray list
        ? list.Select((node, at) => ($"{at}", node))
        : of.AsObject().Select(field => (field.Key, field.Value));

    private JsonNode Container(int depth)
    {
        var count = _random.Next(4);
        if (_random.Next(2) == 0)
            return new JsonArray([.. Enumerable.Range(0, count).Select(_ => Value(depth - 1))]);
        return new JsonObject(Enumerable.Range(0, count).Select(
            at => new KeyValuePair<string, JsonNode?>($"k{at}", Value(depth - 1))));
    }

    private JsonNode? Value(int depth) => _random.Next(depth > 0 ? 7 : 4) switch
    {
        0 => null,
        1 => JsonValue.Create(_random.Next()),
        2 => JsonValue.Create("// no \"comment\" ], } Ї"),
        3 => JsonValue.Create(true),
        _ => Container(depth),
    };

    private void Write(JsonNode? node, StringBuilder text)
    {
        if (node is not (JsonObject or JsonArray))
        {
            text.Append(node?.ToJsonString() ?? "null");
            return;
        }

        var children = Children(node).ToArray();
        text.Append(node is JsonArray ? '[' : '{');
        Trivia(text);
        for (var i = 0; i < children.Length; i++)
        {
            if (node is JsonObject)
            {
                // The framework's reader takes no comment before a colon.
                text.Append(CultureInfo.InvariantCulture, $"\"{children[i].Name}\" :");
                Trivia(text);
            }

            Write(children[i].Node, text);
            Trivia(text);
            if (i < children.Length - 1 || _random.Next(4) == 0) text.Append(',');
            Trivia(text);
        }

        text.Append(node is JsonArray ? ']' : '}');
    }

    private void Trivia(StringBuilder text)
    {
        for (var i = _random.Next(3); i > 0; i--)
        {
            text.Append(_random.Next(8) switch
            {
                0 => "// a ] comment, }\n",
                1 => "/* one, \n more ] */",
                2 or 3 => "\n",
                4 => "\r\n  ",
                5 => "\t",
                _ => "  ",
            });
        }
    }
}
