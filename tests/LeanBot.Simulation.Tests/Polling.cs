using LeanBot.Core;
using LeanBot.Telegram;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeanBot.Simulation.Tests;

/// <summary>How one bot's updates are taken in, as the poller does it: what was kept is confirmed by the next
/// poll.</summary>
/// <param name="handle">Says how many of them need not come again.</param>
internal sealed class Polling(World world, BotClient client, Func<IReadOnlyList<Incoming>, int> handle)
{
    private readonly UpdateMapper _mapper = new(client.Bot, client.Id);
    private readonly MemberPacing _pacing = new(
        id => Core.Features.Admins.Team.Includes(world.Config, id), NullLogger.Instance);

    private long? _offset;
    private int _failures;

    /// <summary>Fetches what there is; says how long to wait where that has failed.</summary>
    public TimeSpan Run()
    {
        var (updates, error) = Process.Ended(
            client.GetUpdates(_offset, TimeSpan.Zero, UpdateMapper.Allowed, CancellationToken.None));
        if (error is not null)
            return PollPolicy.After(error, _failures++) ?? throw new Broken($"{client.Bot}: {error}");
        (_failures, _offset) = (0, null);
        var heard = updates!.Select(update => (update.Id, Incoming: Hear(update))).ToArray();
        var kept = handle([.. heard.Select(one => one.Incoming).OfType<Incoming>()]);
        foreach (var (id, incoming) in heard)
        {
            if (incoming is not null && kept-- == 0) break;
            _offset = id + 1;
        }

        return TimeSpan.Zero;
    }

    /// <summary>Null for what decides nothing.</summary>
    private Incoming? Hear(RawUpdate update) => _mapper.Map(update) switch
    {
        Incoming.Unreadable unreadable => throw new Broken($"{unreadable.Why}: {unreadable.Raw}"),
        { } incoming => _pacing.Admit(incoming, world.WorkersNow),
        null => null,
    };
}
