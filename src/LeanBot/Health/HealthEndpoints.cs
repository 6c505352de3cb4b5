using LeanBot.Outbox;
using LeanBot.Telegram;

namespace LeanBot.Health;

/// <summary>Tells whether the worker is up, and whether it can do its work.</summary>
internal sealed class HealthEndpoints(Inbox inbox, Poller userBot, Poller adminBot, Dispatcher outbox)
{
    /// <summary>A row that could go and does not for so long means that the dispatcher hangs.</summary>
    private static readonly TimeSpan WaitMax = TimeSpan.FromMinutes(5);

    public void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => "LeanBot is up.\n");
        routes.MapGet("/health/live", () => "ok");
        routes.MapGet("/health/ready", Ready);
        routes.MapGet("/health", Ready);
    }

    private IResult Ready()
    {
        var report = HealthReport.Of(
            ("store", inbox.Trouble),
            ("userBot", userBot.Trouble),
            ("adminBot", adminBot.Trouble),
            ("outbox", outbox.LongestWait > WaitMax ? $"{outbox.Waiting} rows wait and do not go" : null));
        return Results.Json(
            report, HealthJson.Default.HealthReport,
            statusCode: report.IsOk ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
