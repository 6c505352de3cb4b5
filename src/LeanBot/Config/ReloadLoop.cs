using LeanBot.Core;
using LeanBot.Timers;

namespace LeanBot.Configuration;

/// <summary>Takes over what operators save. It looks at the contents every second, a few dozen kilobytes:
/// watchers miss bind mounts and swapped links, and times of writing are too coarse. Real time, since people
/// edit in it.</summary>
internal sealed class ReloadLoop(
    LiveConfig live, Judge judge, Inbox inbox, TimeProvider clock, ILogger<ReloadLoop> log) : ILoop
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly Stillness _stillness = new(live.Loaded.Content.Hash);
    private FolderContent _seen = live.Loaded.Content;
    private string? _toldOf;

    public string Name => "config";

    public async Task Run(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Every, TimeProvider.System, stop);
                await Look(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The stop.
        }
    }

    internal async Task Look(CancellationToken stop)
    {
        try
        {
            _seen = FolderContent.Read(_seen.Folder, before: _seen);
            if (_stillness.IsToBeJudged(_seen.Hash)) await Take(_seen, stop);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var finding = new Finding("", null, $"The config folder cannot be read: {error.Message}");
            if (_stillness.IsToBeJudged(finding.What) && _stillness.IsFinished) await Refuse([finding], stop);
        }
    }

    private async Task Take(FolderContent seen, CancellationToken stop)
    {
        var judgement = judge.Of(seen);
        if (judgement.MayBeUnfinished && !_stillness.IsFinished) return;
        if (judgement.Loaded is { } loaded) await Swap(loaded, stop);
        else await Refuse(judgement.Findings, stop, judgement.MayPass);
    }

    private async Task Swap(LoadedConfig loaded, CancellationToken stop)
    {
        _stillness.Settle();
        var before = live.Loaded;
        var notes = loaded.Notes.Except(before.Notes).ToArray();
        var files = loaded.Content.Changes(before.Content);
        var mends = _toldOf is not null;
        _toldOf = null;
        live.Take(loaded);
        log.LogInformation("The config was read again: {Files}", string.Join(", ", files));
        foreach (var note in notes) log.LogWarning("Config: {Note}", note);
        var restart = NeedsRestart(before.Places, loaded.Places).ToArray();
        if (restart.Length > 0)
            log.LogWarning("Config: {Names} count only after a restart", string.Join(", ", restart));
        await inbox.HandlePatiently(
            new Incoming.ConfigChanged(
                $"config:{loaded.Content.Hash}", files, before.Config, loaded.Config, restart, notes, mends)
            {
                Raw = string.Join(", ", files),
            },
            stop);
    }

    /// <summary>Once for each content, however long it stays so.</summary>
    private async Task Refuse(IReadOnlyList<Finding> findings, CancellationToken stop, bool mayPass = false)
    {
        if (mayPass) _stillness.SettleForNow();
        else _stillness.Settle();
        string[] told = [.. findings.Select(finding => finding.ToString())];
        if (string.Join("\n", told) is var words && words == _toldOf) return;
        _toldOf = words;
        foreach (var finding in told)
            log.LogError("The config was edited and cannot be used, so nothing has changed. {Finding}", finding);
        var cause = $"config:broken:{clock.GetUtcNow():O}";
        await inbox.HandlePatiently(new Incoming.ConfigBroken(cause, told) { Raw = words }, stop);
    }

    private IEnumerable<string> NeedsRestart(Places before, Places after)
    {
        var now = live.PlacesAtStart;
        if (after.Telegram != before.Telegram && after.Telegram != now.Telegram) yield return "telegram.baseUrl";
        if (after.Stripe != before.Stripe && after.Stripe != now.Stripe) yield return "stripe.baseUrl";
        if (!after.Host.Equals(before.Host) && !after.Host.Equals(now.Host)) yield return "receiver.host";
        if (after.Port != before.Port && after.Port != now.Port) yield return "receiver.port";
    }
}
