using System.Text;

namespace LeanBot.Sandbox;

/// <summary>Delivers webhooks, one at a time per account.</summary>
internal sealed class Courier(LiveWorld live) : IDisposable
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = AnswerWithin,
    };

    private int _inFlight;

    public bool InFlight => Volatile.Read(ref _inFlight) > 0;

    public Task Run(CancellationToken stop) =>
        Task.WhenAll(live.World.StripeAccounts.Select(account => Run(account, stop)));

    public void Dispose() => _http.Dispose();

    private async Task Run(string account, CancellationToken stop)
    {
        try
        {
            // What waits would be taken, and given up at once, for ever.
            while (!stop.IsCancellationRequested)
            {
                var change = live.NextChange();
                if (Take(account) is { } delivery)
                    await Deliver(delivery, stop);
                else
                    await change.WaitAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The sandbox goes down; what was not delivered waits in the journal.
        }
    }

    /// <summary>
    /// Counted as in flight within the same lock, so that at no moment it is neither waiting nor flying.
    /// </summary>
    private WebhookDelivery? Take(string account) => live.Do((world, now) =>
    {
        var next = world.NextDelivery(account, now);
        if (next is not null)
            Interlocked.Increment(ref _inFlight);
        return next;
    });

    private async Task Deliver(WebhookDelivery delivery, CancellationToken stop)
    {
        try
        {
            var status = await Post(delivery, stop);
            if (!stop.IsCancellationRequested)
                live.Delivered(delivery, status);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
            live.Signal();
        }
    }

    private async Task<int?> Post(WebhookDelivery delivery, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url);
        request.Content = new StringContent(delivery.Body, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Stripe-Signature", delivery.Signature);
        request.Headers.TryAddWithoutValidation(
            "User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)");
        try
        {
            using var response = await _http.SendAsync(request, stop);
            return (int)response.StatusCode;
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }
}
