using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LeanBot.Logs;

namespace LeanBot.Telegram;

/// <summary>Speaks the Bot API for one bot. https://core.telegram.org/bots/api#making-requests</summary>
/// <param name="baseUrl">Such as <c>https://api.telegram.org</c>.</param>
/// <param name="patience">How long an answer may take; 30 seconds where it is not given.</param>
internal sealed class BotClient(
    HttpClient http, Uri baseUrl, string token, Core.Bot bot, TimeSpan? patience = null)
{
    /// <summary>Files take longer than words.</summary>
    private static readonly TimeSpan FileTimeout = TimeSpan.FromMinutes(2);

    private readonly TimeSpan _timeout = patience ?? TimeSpan.FromSeconds(30);
    private readonly Redaction _redaction = new([token]);
    private readonly string _root = $"{baseUrl.AbsoluteUri.TrimEnd('/')}/bot{token}/";
    private readonly string _files = $"{baseUrl.AbsoluteUri.TrimEnd('/')}/file/bot{token}/";

    private volatile bool _isRefused;

    public Core.Bot Bot => bot;

    /// <summary>The bot's own user id: what stands before the colon.</summary>
    public long Id { get; } = long.Parse(
        token.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Known once <c>getMe</c> was answered.</summary>
    public string? Username { get; private set; }

    /// <summary>Telegram has refused the token.</summary>
    public bool IsRefused => _isRefused;

    public async Task<ApiResult<User>> GetMe(CancellationToken cut)
    {
        var answer = await Call("getMe", new object(), null, TelegramJson.Default.User, _timeout, cut);
        Username = answer.Result?.Username ?? Username;
        return answer;
    }

    /// <param name="wait">How long the poll is held while there is nothing.</param>
    public async Task<ApiResult<IReadOnlyList<RawUpdate>>> GetUpdates(
        long? offset, TimeSpan wait, IReadOnlyList<string> allowed, CancellationToken cut)
    {
        var request = new GetUpdatesRequest(offset, (int)wait.TotalSeconds, allowed);
        var (result, error) = await Call(
            "getUpdates", request, TelegramJson.Default.GetUpdatesRequest, wait + _timeout, cut);
        if (error is not null) return new(null, error);
        return result is { ValueKind: JsonValueKind.Array } list && ReadAll(list) is { } updates
            ? new(updates)
            : new(null, new ApiError(ApiError.NoAnswer, "the updates cannot be read"));
    }

    public Task<ApiResult<TResult>> Call<TRequest, TResult>(
        string method, TRequest request, JsonTypeInfo<TRequest> requestType, JsonTypeInfo<TResult> resultType,
        CancellationToken cut)
        where TResult : class =>
        Call(method, request, requestType, resultType, _timeout, cut);

    /// <summary>A call whose answer says nothing but that it worked; null where it did.</summary>
    public async Task<ApiError?> Do<TRequest>(
        string method, TRequest request, JsonTypeInfo<TRequest> requestType, CancellationToken cut) =>
        (await Call(method, request, requestType, _timeout, cut)).Error;

    /// <summary>A call that carries a file.</summary>
    public async Task<ApiResult<TResult>> Upload<TResult>(
        string method, MultipartFormDataContent form, JsonTypeInfo<TResult> resultType, CancellationToken cut)
        where TResult : class =>
        Read(method, await Post(method, form, FileTimeout, cut), resultType);

    /// <summary>Fetches a file that <c>getFile</c> has named. What is larger than expected is not read to its
    /// end.</summary>
    public Task<ApiResult<byte[]>> Download(string filePath, long bytesMax, CancellationToken cut) =>
        Try(async either =>
        {
            var path = string.Join('/', filePath.Split('/').Select(Uri.EscapeDataString));
            using var answer = await http.GetAsync(
                new Uri(_files + path), HttpCompletionOption.ResponseHeadersRead, either);
            if (!answer.IsSuccessStatusCode)
            {
                return new ApiResult<byte[]>(null, new ApiError(
                    (int)answer.StatusCode, "the file was not handed over",
                    answer.Headers.RetryAfter?.Delta));
            }

            await using var stream = await answer.Content.ReadAsStreamAsync(either);
            return await ReadWhole(stream, bytesMax, either) is { } bytes
                ? new ApiResult<byte[]>(bytes)
                : new ApiResult<byte[]>(null, new ApiError(413, "file is too big"));
        }, error => new ApiResult<byte[]>(null, error), FileTimeout, cut);

    private async Task<ApiResult<TResult>> Call<TRequest, TResult>(
        string method, TRequest request, JsonTypeInfo<TRequest>? requestType,
        JsonTypeInfo<TResult> resultType,
        TimeSpan timeout, CancellationToken cut) where TResult : class =>
        Read(method, await Call(method, request, requestType, timeout, cut), resultType);

    private static ApiResult<TResult> Read<TResult>(
        string method, (JsonElement? Result, ApiError? Error) answer, JsonTypeInfo<TResult> resultType)
        where TResult : class
    {
        var (json, error) = answer;
        if (error is not null) return new(null, error);
        try
        {
            return json?.Deserialize(resultType) is { } result ? new(result) : new(null, Unreadable(method));
        }
        catch (JsonException)
        {
            return new(null, Unreadable(method));
        }
    }

    private async Task<(JsonElement? Result, ApiError? Error)> Call<TRequest>(
        string method, TRequest request, JsonTypeInfo<TRequest>? requestType, TimeSpan timeout,
        CancellationToken cut)
    {
        using var content = new ByteArrayContent(
            requestType is null
                ? "{}"u8.ToArray()
                : JsonSerializer.SerializeToUtf8Bytes(request, requestType));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await Post(method, content, timeout, cut);
    }

    private Task<(JsonElement? Result, ApiError? Error)> Post(
        string method, HttpContent content, TimeSpan timeout, CancellationToken cut) => Try(
        async either =>
        {
            using var answer = await http.PostAsync(new Uri(_root + method), content, either);
            var body = await answer.Content.ReadAsByteArrayAsync(either);
            var (result, error) = Read(answer, body);
            if (error is { Status: 401 }) _isRefused = true;
            return (result, error);
        }, error => ((JsonElement?)null, (ApiError?)error), timeout, cut);

    private async Task<T> Try<T>(
        Func<CancellationToken, Task<T>> call, Func<ApiError, T> failed, TimeSpan timeout,
        CancellationToken cut)
    {
        // Real time, not the clock's: a clock that is moved must not cut off a call in flight.
        using var limit = new CancellationTokenSource(timeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cut);
        try
        {
            return await call(either.Token);
        }
        catch (HttpRequestException failure)
        {
            var isUnsent = failure.HttpRequestError is HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError;
            return failed(Failed(isUnsent ? ApiError.NotSent : ApiError.NoAnswer, failure));
        }
        catch (IOException failure)
        {
            return failed(Failed(ApiError.NoAnswer, failure));
        }
        catch (OperationCanceledException) when (!cut.IsCancellationRequested)
        {
            return failed(
                new ApiError(ApiError.NoAnswer, $"nothing came back for {timeout.TotalSeconds:0} s"));
        }
    }

    /// <summary>Null where there is more.</summary>
    private static async Task<byte[]?> ReadWhole(Stream stream, long bytesMax, CancellationToken cut)
    {
        using var read = new MemoryStream();
        var buffer = new byte[81_920];
        for (var count = 1; count > 0;)
        {
            count = await stream.ReadAsync(buffer, cut);
            if (read.Length + count > bytesMax) return null;
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private (JsonElement?, ApiError?) Read(HttpResponseMessage answer, byte[] body)
    {
        var status = (int)answer.StatusCode;
        try
        {
            var told = JsonSerializer.Deserialize(body, TelegramJson.Default.ApiResponseNullableJsonElement);
            if (told is { Ok: true, Result: { } result }) return (result, null);
            var after = told?.Parameters?.RetryAfter is { } seconds
                ? TimeSpan.FromSeconds(seconds)
                : answer.Headers.RetryAfter?.Delta;
            return (
                null, new ApiError(
                    told?.ErrorCode ?? status,
                    _redaction.Clean(told?.Description ?? "no description"), after,
                    told?.Parameters?.MigrateToChatId));
        }
        catch (JsonException)
        {
            // A proxy in between speaks HTML.
            var error = answer.IsSuccessStatusCode ? ApiError.NoAnswer : status;
            return (
                null, new ApiError(error, "the answer is not Telegram's", answer.Headers.RetryAfter?.Delta));
        }
    }

    private static List<RawUpdate>? ReadAll(JsonElement list)
    {
        var updates = new List<RawUpdate>();
        foreach (var json in list.EnumerateArray())
        {
            if (json.ValueKind != JsonValueKind.Object
                || !json.TryGetProperty("update_id",
                out var id) || !id.TryGetInt64(out var number)) return null;
            updates.Add(new RawUpdate(number, json));
        }

        return updates;
    }

    private static ApiError Unreadable(string method) =>
        new(ApiError.NoAnswer, $"the result of {method} cannot be read");

    /// <summary>The token stands in every address, and addresses in exceptions.</summary>
    private ApiError Failed(int status, Exception failure) =>
        new(status, _redaction.Clean(failure.GetBaseException().Message));
}
