using LeanBot.Core;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>How fast one person is listened to. Only what they write and press is counted: who asks to join,
/// leaves or blocks the bot is always heard.</summary>
internal sealed class MemberPacing(Func<MemberId, bool> isAdmin, ILogger log)
{
    private const double Burst = 40;
    private const double PerSecond = 1;

    /// <summary>So many are at least answered with a kind word; what comes beyond is not looked at.</summary>
    private const double AnsweredMax = 120;

    private const int AdminsShare = 2;

    /// <summary>A kind word said too often is none.</summary>
    private static readonly TimeSpan WordEvery = TimeSpan.FromSeconds(10);

    private const int MembersMax = 10_000;

    private readonly Dictionary<MemberId, Pace> _paces = [];

    public int MembersKnown => _paces.Count;

    /// <summary>What the engine is to hear of it; null for nothing.</summary>
    public Incoming? Admit(Incoming incoming, DateTimeOffset now) => incoming switch
    {
        Incoming.Message message => Admit(message, message.Bot, message.From, null, now),
        Incoming.Press press => Admit(press, press.Bot, press.From, press.QueryId, now),
        _ => incoming,
    };

    private Incoming? Admit(Incoming incoming, Bot bot, Person from, string? query, DateTimeOffset now)
    {
        var pace = PaceOf(from.Id, now);
        if (pace.Answered.IsFull(now)) pace.IsIgnored = false;
        if (pace.Answered.HasAt(1, now) > now)
        {
            if (!pace.IsIgnored)
            {
                log.LogWarning(
                    "{Member} floods the {Bot} bot: what they send is dropped until they slow down", from.Id,
                    bot.ToString());
            }

            pace.IsIgnored = true;
            return null;
        }

        pace.Answered.Take(1, now);
        if (pace.Handled.HasAt(1, now) <= now)
        {
            pace.Handled.Take(1, now);
            return incoming;
        }

        // A pressed button waits visibly, so each is answered; of messages one word says it for several.
        if (query is null && now - pace.WordAt < WordEvery) return null;
        if (query is null) pace.WordAt = now;
        return new Incoming.TooFast(incoming.Cause, bot, from, query) { Raw = incoming.Raw };
    }

    private Pace PaceOf(MemberId id, DateTimeOffset now)
    {
        if (_paces.TryGetValue(id, out var pace)) return pace;
        if (_paces.Count >= MembersMax) ForgetQuiet(now);
        return _paces[id] = new Pace(isAdmin(id) ? AdminsShare : 1);
    }

    private void ForgetQuiet(DateTimeOffset now)
    {
        foreach (var (quiet, _) in _paces.Where(known => known.Value.IsQuiet(now)).ToArray())
            _paces.Remove(quiet);
        // So many at once are no one person's doing: all begin anew, and the table stays bounded.
        if (_paces.Count >= MembersMax) _paces.Clear();
    }

    private sealed class Pace(int share)
    {
        public TokenBucket Handled { get; } = new(Burst * share, PerSecond * share);

        public TokenBucket Answered { get; } = new(AnsweredMax * share, PerSecond * share);

        public DateTimeOffset? WordAt { get; set; }

        /// <summary>The log has been told.</summary>
        public bool IsIgnored { get; set; }

        public bool IsQuiet(DateTimeOffset now) => Handled.IsFull(now) && Answered.IsFull(now);
    }
}
