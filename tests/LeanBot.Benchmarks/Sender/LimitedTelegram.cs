using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LeanBot.Benchmarks.Sender;

/// <summary>Telegram as its guidance has it, to the letter: of all calls of a bot it takes so many within any
/// second, and refuses every other one.</summary>
internal sealed class LimitedTelegram(int perSecond)
{
    private static readonly TimeSpan PollTime = TimeSpan.FromSeconds(50);

    private readonly Lock _lock = new();
    private readonly Queue<long> _taken = [];
    private readonly List<long> _messages = [];
    private int _refused;
    private long _ids;

    public int Refused => _refused;

    public int Messages
    {
        get
        {
            lock (_lock) return _messages.Count;
        }
    }

    /// <summary>Messages a second, from the first to the last one that was taken.</summary>
    public double PerSecond
    {
        get
        {
            lock (_lock)
            {
                return (_messages.Count - 1)
                    / Stopwatch.GetElapsedTime(_messages[0], _messages[^1]).TotalSeconds;
            }
        }
    }

    /// <summary>Who got how many.</summary>
    public Dictionary<long, int> Received { get; } = [];

    public async Task Answer(HttpContext context)
    {
        var method = context.Request.Path.Value!.Split('/')[^1];
        if (method == "getUpdates")
        {
            await Task.Delay(PollTime, TimeProvider.System, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await context.Response.WriteAsync("""{"ok":true,"result":[]}""");
        }
        else if (method == "getMe")
        {
            await context.Response.WriteAsync(
                """{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"x","username":"x_bot"}}""");
        }
        else if (!MayPass(context))
        {
            Interlocked.Increment(ref _refused);
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            await context.Response.WriteAsync(
                """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1","parameters":{"retry_after":1}}""");
        }
        else if (method == "sendMessage")
        {
            await context.Response.WriteAsync(await Take(context));
        }
        else
        {
            await context.Response.WriteAsync("""{"ok":true,"result":true}""");
        }
    }

    /// <summary>The other bot has a limit of its own, which nothing here comes near to.</summary>
    private bool MayPass(HttpContext context)
    {
        if (!context.Request.Path.Value!.StartsWith("/bot1:", StringComparison.Ordinal)) return true;
        lock (_lock)
        {
            var now = Stopwatch.GetTimestamp();
            while (_taken.TryPeek(out var first) && now - first >= Stopwatch.Frequency) _taken.Dequeue();
            if (_taken.Count >= perSecond) return false;
            _taken.Enqueue(now);
            return true;
        }
    }

    private async Task<string> Take(HttpContext context)
    {
        var at = Stopwatch.GetTimestamp();
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var chat = body.RootElement.GetProperty("chat_id").GetInt64();
        lock (_lock)
        {
            _messages.Add(at);
            Received[chat] = Received.GetValueOrDefault(chat) + 1;
            return string.Create(
                CultureInfo.InvariantCulture,
                $$$$"""{"ok":true,"result":{"message_id":{{{{++_ids}}}},"date":1,"chat":{"id":{{{{chat}}}},"type":"private"}}}""");
        }
    }
}
