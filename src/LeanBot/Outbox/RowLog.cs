using LeanBot.Core;

namespace LeanBot.Outbox;

/// <summary>What operators read of the calls that did not simply work.</summary>
internal sealed class RowLog(ILogger log)
{
    public void Tell(OutboxRow row, Verdict verdict)
    {
        switch (verdict)
        {
            case Verdict.Retry retry:
                log.LogWarning(
                    "{Kind} {Row} failed (try {Try}): {Why}", Kind(row), row.Id, row.Attempts + 1, retry.Why);
                break;
            case Verdict.Bug:
                // Told with its stack where it was caught.
                break;
            case Verdict.Drop drop:
                log.LogWarning(
                    "{Kind} {Row} is given up ({Reason}): {Why}", Kind(row), row.Id, drop.Reason.ToString(),
                    drop.Why);
                break;
            case Verdict.Stop stop:
                log.LogCritical(
                    "{Kind} {Row} and what follows must wait for a new start: {Why}", Kind(row), row.Id,
                    stop.Why);
                break;
            default:
                log.LogDebug("{Kind} {Row} is done", Kind(row), row.Id);
                break;
        }
    }

    public void TellCut(OutboxRow row) =>
        log.LogWarning(
            "{Kind} {Row} was cut off by the stop; it goes on at the next start", Kind(row), row.Id);

    public void TellBug(OutboxRow row, Exception bug) =>
        log.LogError(bug, "{Kind} {Row} met a bug of ours", Kind(row), row.Id);

    private static string Kind(OutboxRow row) => Wire.NameOf(row.Request.GetType());
}
