using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LeanBot.Logs;

namespace LeanBot.Stripe;

/// <summary>Speaks Stripe's API for one account. https://docs.stripe.com/api</summary>
/// <param name="baseUrl">Such as <c>https://api.stripe.com</c>.</param>
/// <param name="patience">How long an answer may take; 30 seconds where it is not given.</param>
internal sealed class StripeClient(HttpClient http, Uri baseUrl, string key, TimeSpan? patience = null)
{
    /// <summary>Requests and webhook events have one shape: that of this version.</summary>
    public const string ApiVersion = "2026-10-28.endive";

    private readonly TimeSpan _timeout = patience ?? TimeSpan.FromSeconds(30);
    private readonly Redaction _redaction = new([key]);
    private readonly string _root = baseUrl.AbsoluteUri.TrimEnd('/');

    public Task<StripeResult<T>> Get<T>(
        string path, StripeForm query, JsonTypeInfo<T> type, CancellationToken cut) where T : class =>
        Call(new HttpRequestMessage(HttpMethod.Get, $"{_root}{path}?{query.Encode()}"), type, cut);

    /// <param name="idempotencyKey">The same for every try of the same thing.</param>
    public Task<StripeResult<T>> Post<T>(
        string path, StripeForm form, string idempotencyKey, JsonTypeInfo<T> type, CancellationToken cut)
        where T : class
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _root + path)
        {
            Content = new StringContent(form.Encode(), Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        return Call(request, type, cut);
    }

    /// <summary>Its parameters stand in the query, and it takes no key: what is gone stays gone.</summary>
    public Task<StripeResult<T>> Delete<T>(
        string path, StripeForm query, JsonTypeInfo<T> type, CancellationToken cut) where T : class =>
        Call(new HttpRequestMessage(HttpMethod.Delete, $"{_root}{path}?{query.Encode()}"), type, cut);

    private async Task<StripeResult<T>> Call<T>(
        HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cut) where T : class
    {
        // Real time, not the clock's: a clock that is moved must not cut off a call in flight.
        using var limit = new CancellationTokenSource(_timeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cut);
        using var _ = request;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Headers.Add("Stripe-Version", ApiVersion);
        try
        {
            using var answer = await http.SendAsync(request, either.Token);
            var body = await answer.Content.ReadAsByteArrayAsync(either.Token);
            return answer.IsSuccessStatusCode
                ? Read(body, type) with { At = answer.Headers.Date }
                : new(null, ErrorOf(answer, body));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new(null, new StripeError(
                StripeError.NoAnswer, _redaction.Clean(failure.GetBaseException().Message)));
        }
        catch (OperationCanceledException) when (!cut.IsCancellationRequested)
        {
            return new(null, new StripeError(
                StripeError.NoAnswer, $"nothing came back for {_timeout.TotalSeconds:0} s"));
        }
    }

    private static StripeResult<T> Read<T>(byte[] body, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) is { } result
                ? new(result)
                : new(null, new StripeError(StripeError.NoAnswer, "the answer is empty"));
        }
        catch (JsonException unreadable)
        {
            return new(null, new StripeError(
                StripeError.NoAnswer, $"the answer cannot be read: {unreadable.Message}"));
        }
    }

    private StripeError ErrorOf(HttpResponseMessage answer, byte[] body)
    {
        ErrorBodyJson? told = null;
        try
        {
            told = JsonSerializer.Deserialize(body, StripeJson.Default.ErrorJson)?.Error;
        }
        catch (JsonException)
        {
            // A proxy in between speaks HTML; the status is all there is.
        }

        return new StripeError(
            (int)answer.StatusCode,
            _redaction.Clean(told?.Message ?? "no description"),
            told?.Code ?? told?.Type,
            told?.Param,
            Header(answer, "Stripe-Should-Retry") is { } should ? should == "true" : null,
            answer.Headers.RetryAfter?.Delta,
            Header(answer, "Request-Id"));
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
