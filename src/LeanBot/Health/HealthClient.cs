using System.Globalization;
using System.Net;
using System.Text.Json;

namespace LeanBot.Health;

/// <summary>Asks a running worker how it stands.</summary>
internal static class HealthClient
{
    /// <param name="host">Where it listens; where that is everywhere, it is asked on the loopback.</param>
    public static async Task<HealthAnswer> Ask(
        HttpClient http, IPAddress host, int port, TimeSpan patience, CancellationToken cut)
    {
        using var limit = new CancellationTokenSource(patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cut);
        try
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"http://{Reachable(host)}:{port}/health/ready");
            using var answer = await http.GetAsync(new Uri(place), either.Token);
            var body = await answer.Content.ReadAsStringAsync(either.Token);
            return Read(answer.StatusCode, body);
        }
        catch (Exception failure) when (failure is HttpRequestException
            || (failure is OperationCanceledException && !cut.IsCancellationRequested))
        {
            return new HealthAnswer(false, false, failure.Message);
        }
    }

    private static HealthAnswer Read(HttpStatusCode status, string body)
    {
        try
        {
            var report = JsonSerializer.Deserialize(body, HealthJson.Default.HealthReport);
            if (report is { Checks: { } checks })
            {
                var said = string.Join("; ", checks
                    .Where(check => check.Value != HealthReport.Ok)
                    .Select(check => $"{check.Key}: {check.Value}"));
                return new HealthAnswer(true, report.IsOk, said);
            }
        }
        catch (JsonException)
        {
            // Somebody else listens there.
        }

        return new HealthAnswer(false, false, $"{(int)status}, and not LeanBot's answer");
    }

    private static string Reachable(IPAddress host)
    {
        if (host.Equals(IPAddress.Any)) return "127.0.0.1";
        if (host.Equals(IPAddress.IPv6Any)) return "[::1]";
        return host.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{host}]" : $"{host}";
    }
}

/// <summary>What came of asking.</summary>
/// <param name="Said">What it says is wrong, or why nothing came.</param>
internal sealed record HealthAnswer(bool IsWorker, bool IsReady, string Said);
