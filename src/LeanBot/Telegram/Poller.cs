using LeanBot.Core;
using LeanBot.Timers;

namespace LeanBot.Telegram;

/// <summary>Takes in the updates of one bot, in order. An update counts as received only once what it decided
/// is durable.</summary>
internal sealed class Poller(
    BotClient client, Inbox inbox, MemberPacing pacing, BotAlerts alerts, Pauses pauses, TimeProvider clock,
    ILogger log) : ILoop
{
    /// <summary>What Telegram allows at most.</summary>
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(50);

    private readonly UpdateMapper _mapper = new(client.Bot, client.Id);
    private readonly string _name = client.Bot.ToString();

    /// <summary>What the next poll confirms; null while nothing is to be confirmed. An offset that was kept
    /// would hide the updates that come when Telegram begins its ids anew below it.</summary>
    private long? _offset;

    private int _failures;
    private volatile string? _trouble = "it has not answered yet";

    public string Name => $"{client.Bot} bot".ToLowerInvariant();

    /// <summary>Why updates don't come in; null while they do.</summary>
    public string? Trouble => _trouble;

    public async Task Run(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var error = await Poll(stop);
                if (error is null) NoteSuccess();
                else if (await IsOver(error, stop)) return;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The stop. What was not confirmed comes again and is recognised.
        }
    }

    private async Task<ApiError?> Poll(CancellationToken stop)
    {
        if (client.Username is null)
        {
            var (me, unknown) = await client.GetMe(stop);
            if (unknown is not null) return unknown;
            log.LogInformation("The {Bot} bot is @{Username}", _name, me!.Username);
        }

        // After a failure nothing is held, so that it shows at once whether all is well again.
        var held = _trouble is null ? Held : TimeSpan.Zero;
        var (updates, error) = await client.GetUpdates(_offset, held, UpdateMapper.Allowed, stop);
        if (error is not null) return error;
        _offset = null;
        using var work = pauses.Work();
        await Take(updates!, stop);
        return null;
    }

    /// <summary>The engine decides about all of them in their order, so they share an fsync; what could not
    /// be kept, and what came after it, is tried again.</summary>
    private async Task Take(IReadOnlyList<RawUpdate> updates, CancellationToken stop)
    {
        var heard = updates.Select(Hear).ToArray();
        for (var next = 0; next < heard.Length;)
        {
            var kept = heard[next..].Select(Keep).ToArray();
            var failed = Array.IndexOf(await Task.WhenAll(kept), false);
            next = failed < 0 ? heard.Length : next + failed;
            if (next > 0) _offset = updates[next - 1].Id + 1;
            if (failed >= 0) await pauses.For(Inbox.RetryAfter, stop);
        }
    }

    /// <summary>Null for what decides nothing.</summary>
    private Incoming? Hear(RawUpdate update) =>
        _mapper.Map(update) is { } incoming ? pacing.Admit(incoming, clock.GetUtcNow()) : null;

    private async Task<bool> Keep(Incoming? heard)
    {
        try
        {
            if (heard is not null) await inbox.Handle(heard);
            return true;
        }
        catch (NotDurable error) when (!error.IsFatal)
        {
            return false;
        }
    }

    private void NoteSuccess()
    {
        if (_failures > 0) log.LogInformation("The {Bot} bot is back", _name);
        (_failures, _trouble) = (0, null);
    }

    /// <summary>Waits before the next poll; true where there must be none.</summary>
    private async Task<bool> IsOver(ApiError error, CancellationToken stop)
    {
        _trouble = error.ToString();
        if (PollPolicy.After(error, _failures++) is { } wait)
        {
            // The first of a row says it all.
            var level = _failures == 1 ? LogLevel.Error : LogLevel.Debug;
            log.Log(level, "The {Bot} bot gets no updates: {Why}. Trying on", _name, error.ToString());
            await alerts.Note(error, stop);
            await pauses.For(wait, stop);
            return false;
        }

        log.LogCritical(
            "Telegram does not accept the token of the {Bot} bot ({Why}). Set LEANBOT_{Name}_BOT_TOKEN to the one "
            + "@BotFather shows and start again", _name, error.ToString(), _name.ToUpperInvariant());
        await alerts.Note(error, stop);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        return true;
    }
}
