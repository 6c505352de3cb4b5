using System.Text.Json.Nodes;

namespace LeanBot.Sandbox;

/// <summary>What the outside has received lately, raw, without tokens and keys.</summary>
/// <param name="requestsMax">Of each service: what one is asked for every hour must not push out what another
/// was told once.</param>
internal sealed class RequestLog(int requestsMax)
{
    /// <summary>What carries a file is not kept whole.</summary>
    private const int BodyCharactersMax = 100_000;

    /// <summary>Long lists, asked for every hour, would fill the memory.</summary>
    private const int AnswerCharactersMax = 50_000;

    private readonly Dictionary<string, Queue<Entry>> _entries = [];
    private long _count;

    public void Add(string service, Request request, Response response, DateTimeOffset now)
    {
        if (requestsMax == 0)
            return;
        if (!_entries.TryGetValue(service, out var entries))
            entries = _entries[service] = [];
        if (entries.Count == requestsMax)
            entries.Dequeue();
        var body = request.Body[..Math.Min(request.Body.Length, BodyCharactersMax)];
        var answer = response.Body[..Math.Min(response.Body.Length, AnswerCharactersMax)];
        entries.Enqueue(new Entry(
            ++_count, service, request with { Body = body }, response with { Bytes = null, Body = answer },
            now));
    }

    public JsonArray Show(string? service, int limit) => new([.. _entries
        .Where(entries => service is null || entries.Key == service)
        .SelectMany(entries => entries.Value)
        .OrderBy(entry => entry.Number)
        .TakeLast(limit)
        .Select(entry => (JsonNode)entry.Show())]);

    private sealed record Entry(
        long Number, string Service, Request Request, Response Response, DateTimeOffset At)
    {
        public JsonObject Show() => new()
        {
            ["at"] = Wire.Moment(At),
            ["service"] = Service,
            ["method"] = Request.Method,
            ["path"] = WithoutToken(Request.Path),
            ["query"] = Request.Query,
            ["contentType"] = Request.ContentType,
            ["body"] = Request.Body,
            ["status"] = Response.Status,
            ["response"] = Response.Body,
        };

        private string WithoutToken(string path)
        {
            var token = path.IndexOf("/bot", StringComparison.Ordinal) + "/bot".Length;
            if (token < "/bot".Length || Service != "telegram")
                return path;
            var slash = path.IndexOf('/', token);
            return path[..token] + "***" + (slash < 0 ? "" : path[slash..]);
        }
    }
}
