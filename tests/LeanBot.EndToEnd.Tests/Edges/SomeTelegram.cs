using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using LeanBot.Core;
using LeanBot.Telegram;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>The Bot API on a script: each call takes the next answer of its method. What nothing was scripted
/// for works, and a poll is held until it is cut.</summary>
internal sealed class SomeTelegram : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<HttpResponseMessage>>> _script = [];
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when a poll finds nothing more on the script: what came before was handled.</summary>
    public Task Idle => _idle.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);

    public ConcurrentQueue<(string Method, JsonElement Body)> Calls { get; } = [];

    public BotClient Client(Bot bot = Bot.User) => new(
        new HttpClient(this, disposeHandler: false), new Uri("http://telegram.invalid"),
        bot == Bot.User ? "7:user" : "8:admin", bot);

    public JsonElement[] CallsOf(string method) =>
        [.. Calls.Where(call => call.Method == method).Select(call => call.Body)];

    /// <summary>Ends when the method has been called.</summary>
    public async Task Called(string method)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (CallsOf(method).Length == 0)
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30), $"{method} is not called.");
            await Task.Yield();
        }
    }

    public SomeTelegram Answers(string method, string result) =>
        On(method, () => Json(HttpStatusCode.OK, $$"""{"ok":true,"result":{{result}}}"""));

    public SomeTelegram Fails(string method, int status, string description, int? retryAfter = null)
    {
        var parameters = retryAfter is null
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture, $",\"parameters\":{{\"retry_after\":{retryAfter}}}");
        return On(method, () => Json(
            (HttpStatusCode)status,
            $$"""{"ok":false,"error_code":{{status}},"description":"{{description}}"{{parameters}}}"""));
    }

    /// <summary>Carries it out, and the answer is lost.</summary>
    public SomeTelegram LosesTheAnswer(string method) => On(
        method,
        () => throw new HttpRequestException(HttpRequestError.ResponseEnded, "the connection broke"));

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var method = request.RequestUri!.Segments[^1];
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        Calls.Enqueue((method, JsonDocument.Parse(body).RootElement.Clone()));
        if (_script.TryGetValue(method, out var script) && script.TryDequeue(out var answer)) return answer();
        if (method != "getUpdates") return Json(HttpStatusCode.OK, Usual(method));
        _idle.TrySetResult();
        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        throw new InvalidOperationException("It was not cut.");
    }

    private static string Usual(string method) => method switch
    {
        "getMe" => """{"ok":true,"result":{"id":7,"is_bot":true,"first_name":"Bot","username":"some_bot"}}""",
        "sendMessage" => """{"ok":true,"result":{"message_id":100,"date":1,"chat":{"id":42,"type":"private"}}}""",
        _ => """{"ok":true,"result":true}""",
    };

    private SomeTelegram On(string method, Func<HttpResponseMessage> answer)
    {
        _script.GetOrAdd(method, _ => []).Enqueue(answer);
        return this;
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string json) => new(status)
    {
        Content = new StringContent(json, Encoding.UTF8, "application/json"),
    };
}
