using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeanBot.Configuration;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>The schemas beside the config files say what the code reads.</summary>
public sealed partial class SchemaTests : IDisposable
{
    private static readonly JsonDocumentOptions Lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly string _folder = Directory.CreateTempSubdirectory("leanbot-schemas-").FullName;

    public static TheoryData<string> Names => [.. ConfigSchemas.All.Keys];

    /// <summary>The example of each shipped file, as it stands in its comments.</summary>
    public static TheoryData<string, string> Examples => new()
    {
        { "admins", Uncommented("admins") },
        { "promos", Uncommented("promos") },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_schema_is_what_the_code_makes_of_it(string name)
    {
        var path = Path.Combine(Config(), "schemas", $"{name}.schema.json");
        var received = path.Replace(".schema.json", ".received.txt", StringComparison.Ordinal);
        var text = ConfigSchemas.Text(name);
        if (File.Exists(path) && File.ReadAllText(path) == text)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(received, text);
        Assert.Fail($"Read {received}, then move it over {path}.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_shipped_fits_its_schema_and_names_it(string name)
    {
        string[] files = name == "texts" ? ["texts/en.json", "texts/uk.json"] : [$"{name}.json"];
        foreach (var file in files)
        {
            var text = File.ReadAllText(Path.Combine(Config(), file));
            var json = JsonNode.Parse(text, null, Lenient)!.AsObject();
            Assert.EndsWith(
                $"schemas/{name}.schema.json", json["$schema"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.Empty(Misfits(json, ConfigSchemas.All[name], file));
        }
    }

    [Fact]
    public void What_is_shipped_is_read_without_a_word() =>
        Assert.Equal(
            ["admins.json"], ConfigFolder.Read(Config()).Notes.Select(note => note.Split(' ')[0]));

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_example_in_a_files_comments_is_read_and_fits(string name, string example)
    {
        Write(name, $$"""{ "{{name}}": [{{example}}] }""");
        Assert.NotNull(ConfigFolder.Read(_folder));
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(_folder, $"{name}.json")))!;
        Assert.Empty(Misfits(json, ConfigSchemas.All[name], name));
    }

    [Fact]
    public void A_schema_refuses_what_the_readers_refuse()
    {
        var plan = JsonNode.Parse("""{ "plans": [{ "id": "Big Plan", "price": 5, "channels": "all" }] }""")!;
        Assert.Equal(
            [
                "plans/plans/0 lacks title", "plans/plans/0 lacks prices", "plans/plans/0/id is not of that form",
                "plans/plans/0/price is not known", "plans/plans/0/channels is no array",
            ],
            Misfits(plan, ConfigSchemas.All["plans"], "plans"));
    }

    /// <summary>Every object of every file, with one name that nobody knows and without any other.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_readers_know_and_need_the_same_names(string name)
    {
        if (name == "texts") return;
        foreach (var (path, schema) in Objects("", ConfigSchemas.All[name]))
        {
            Write(name, Around(path, """{ "nobody-knows": 1 }"""));
            var findings = Assert.Throws<ConfigRefused>(() => ConfigFolder.Read(_folder)).Findings
                .Select(finding => finding.What).ToArray();
            var place = Place(path);
            var unknown = Assert.Single(findings, what => what.StartsWith(
                $"«{place}nobody-knows» is not known here", StringComparison.Ordinal));
            var known = unknown[(unknown.LastIndexOf("known are ", StringComparison.Ordinal) + 10)..].Split(", ");
            Assert.Equal(schema["properties"]!.AsObject().Select(one => one.Key).Order(), known.Order());
            var needed = (schema["required"]?.AsArray() ?? []).Select(one => one!.GetValue<string>());
            Assert.Equal(
                needed.Order(),
                findings.Select(what => Missing().Match(what))
                    .Where(match => match.Success && match.Groups[1].Value == place)
                    .Select(match => match.Groups[2].Value)
                    .Order());
        }
    }

    private static IEnumerable<(string Path, JsonNode Schema)> Objects(string path, JsonNode schema)
    {
        if (schema["items"] is { } items) return Objects($"{path}/0", items);
        if (schema["properties"] is not JsonObject fields) return [];
        return fields.SelectMany(field => Objects($"{path}/{field.Key}", field.Value!))
            // Prices have a name for each period, and say so otherwise.
            .Prepend((path, schema))
            .Where(one => !one.Item1.EndsWith("/prices", StringComparison.Ordinal));
    }

    private static string Around(string path, string inner) => path
        .Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Reverse()
        .Aggregate(inner, (json, step) => step == "0" ? $"[{json}]" : $$"""{ "{{step}}": {{json}} }""");

    /// <summary>As findings name it: <c>plans[0].prices.</c></summary>
    private static string Place(string path) =>
        path.Length == 0 ? "" : path[1..].Replace("/0", "[0]", StringComparison.Ordinal).Replace('/', '.') + ".";

    /// <summary>As much of JSON Schema as ours use.</summary>
    private static IEnumerable<string> Misfits(JsonNode? value, JsonNode schema, string at)
    {
        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        if (schema["enum"] is JsonArray choices && !choices.Any(one => JsonNode.DeepEquals(one, value)))
            return [$"{at} is none of them"];
        return schema["type"]?.GetValue<string>() switch
        {
            "object" when kind == JsonValueKind.Object => OfObject(value!.AsObject(), schema, at),
            "array" when kind == JsonValueKind.Array =>
                value!.AsArray().SelectMany((item, i) => Misfits(item, schema["items"]!, $"{at}/{i}")),
            "string" when kind == JsonValueKind.String => OfString(value!.GetValue<string>(), schema, at),
            "integer" when kind == JsonValueKind.Number => [],
            "boolean" when kind is JsonValueKind.True or JsonValueKind.False => [],
            null => [],
            { } type => [$"{at} is no {type}"],
        };
    }

    private static IEnumerable<string> OfObject(JsonObject value, JsonNode schema, string at)
    {
        var missing = (schema["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>())
            .Where(name => !value.ContainsKey(name))
            .Select(name => $"{at} lacks {name}");
        var (properties, rest) = (schema["properties"], schema["additionalProperties"]);
        return missing.Concat(value.SelectMany(field => (properties?[field.Key], rest) switch
        {
            (null, _) when field.Key == "$schema" => [],
            ({ } known, _) => Misfits(field.Value, known, $"{at}/{field.Key}"),
            (_, JsonObject others) => Misfits(field.Value, others, $"{at}/{field.Key}"),
            _ => [$"{at}/{field.Key} is not known"],
        }));
    }

    private static IEnumerable<string> OfString(string value, JsonNode schema, string at) =>
        schema["pattern"] is { } pattern && !Regex.IsMatch(value, pattern.GetValue<string>())
            ? [$"{at} is not of that form"]
            : [];

    /// <summary>The object in the comments of a shipped file.</summary>
    private static string Uncommented(string name)
    {
        var comments = string.Join('\n', File.ReadLines(Path.Combine(Config(), $"{name}.json"))
            .Select(line => line.Trim())
            .Where(line => line.StartsWith("//", StringComparison.Ordinal))
            .Select(line => line[2..]));
        var start = comments.IndexOf('{', StringComparison.Ordinal);
        return comments[start..(comments.IndexOf('}', StringComparison.Ordinal) + 1)];
    }

    private void Write(string name, string text) =>
        File.WriteAllText(Path.Combine(_folder, $"{name}.json"), text);

    private static string Config([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../config"));

    [GeneratedRegex(@"^«(.*?)([A-Za-z]+)» is missing$")]
    private static partial Regex Missing();
}
