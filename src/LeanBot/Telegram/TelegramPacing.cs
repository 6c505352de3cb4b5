using LeanBot.Core;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>How fast one bot calls: Telegram's published limits, and the pauses it asks for.
/// https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this</summary>
internal sealed class TelegramPacing
{
    private const int CallsPerSecond = 30;
    private const double MessagesPerChatPerSecond = 1;
    private const double MessagesPerChatBurst = 10;
    private const int InFlightMax = 16;

    /// <summary>Of those in flight, kept free for what nobody may wait for.</summary>
    private const int ReservedForUrgent = 1;

    /// <summary>And so many that what nobody waits for does not take.</summary>
    private const int ReservedForAnswers = 4;

    /// <summary>Calls that are paid for are many, so one eighth of a second's may be under way.</summary>
    private const int PaidInFlightShare = 8;

    /// <summary>Chats that have been quiet are forgotten beyond so many.</summary>
    private const int ChatsMax = 10_000;

    private readonly Lock _lock = new();
    private readonly CallPace _calls = new(CallsPerSecond);
    private readonly Dictionary<long, Chat> _chats = [];
    private DateTimeOffset _pausedUntil;
    private CallPace? _paid;
    private int _inFlight;
    private int _paidInFlight;
    private bool _isClosed;

    /// <param name="chat">Where the call acts; null where it names no chat.</param>
    /// <param name="calls">How many the row makes.</param>
    public IGate For(long? chat, bool isMessage, Priority priority, int calls = 1) =>
        new Gate(this, chat, isMessage, priority, calls, paidPerSecond: null);

    /// <summary>A message that is paid for, beside what is free.</summary>
    /// <param name="perSecond">How many of these a second.</param>
    public IGate ForPaid(long chat, int perSecond) =>
        new Gate(this, chat, isMessage: true, Priority.Bulk, calls: 1, perSecond);

    /// <summary>A 429 pauses the chat; the second chat that gets one meanwhile shows that the whole bot is
    /// meant.
    /// </summary>
    public void Note429(long? chat, TimeSpan retryAfter, DateTimeOffset now)
    {
        lock (_lock)
        {
            var until = now + retryAfter;
            var isWholeBot = chat is null || _chats.Any(
                other => other.Key != chat && other.Value.PausedUntil > now);
            if (isWholeBot && until > _pausedUntil) _pausedUntil = until;
            if (chat is { } id) ChatOf(id, now).PausedUntil = until;
        }
    }

    public void ForgetPauses()
    {
        lock (_lock)
        {
            _pausedUntil = default;
            _calls.Forget();
            _paid?.Forget();
            foreach (var chat in _chats.Values) chat.PausedUntil = default;
        }
    }

    /// <summary>The bot as a whole, for calls of that urgency.</summary>
    private DateTimeOffset BotMayGoAt(Gate gate, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_isClosed || IsFull(gate)) return IGate.Never;
            return Later(_pausedUntil, PaceOf(gate).MayGoAt(gate.Priority, now));
        }
    }

    private bool IsFull(Gate gate) => gate.PaidPerSecond is { } perSecond
        ? _paidInFlight >= Math.Max(InFlightMax, perSecond / PaidInFlightShare)
        : _inFlight >= InFlightMax - ReservedBeside(gate.Priority);

    private CallPace PaceOf(Gate gate)
    {
        if (gate.PaidPerSecond is not { } perSecond) return _calls;
        if (_paid?.PerSecond != perSecond) _paid = new CallPace(perSecond);
        return _paid;
    }

    private DateTimeOffset MayGoAt(Gate gate, DateTimeOffset now)
    {
        lock (_lock)
        {
            var at = BotMayGoAt(gate, now);
            if (gate.Chat is not { } id) return at;
            var chat = ChatOf(id, now);
            at = Later(at, chat.PausedUntil);
            return gate.IsMessage ? Later(at, chat.Messages.HasAt(1, now)) : at;
        }
    }

    private void Enter(Gate gate, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (gate.PaidPerSecond is null) _inFlight++;
            else _paidInFlight++;
            gate.Place = PaceOf(gate).Enter(gate.Priority, gate.Calls, now);
            if (gate is { IsMessage: true, Chat: { } id }) ChatOf(id, now).Messages.Take(1, now);
        }
    }

    private void Leave(Gate gate, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (gate.PaidPerSecond is null) _inFlight--;
            else _paidInFlight--;
            PaceOf(gate).Leave(gate.Place, gate.Calls, now);
        }
    }

    private Chat ChatOf(long id, DateTimeOffset now)
    {
        if (_chats.TryGetValue(id, out var chat)) return chat;
        if (_chats.Count >= ChatsMax)
        {
            foreach (var (quiet, _) in _chats.Where(known => known.Value.IsQuiet(now)).ToArray())
                _chats.Remove(quiet);
        }

        return _chats[id] = new Chat();
    }

    private static int ReservedBeside(Priority priority) => priority switch
    {
        Priority.Urgent => 0,
        Priority.Normal => ReservedForUrgent,
        _ => ReservedForUrgent + ReservedForAnswers,
    };

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) =>
        one > other ? one : other;

    private sealed class Chat
    {
        public TokenBucket Messages { get; } = new(MessagesPerChatBurst, MessagesPerChatPerSecond);

        public DateTimeOffset PausedUntil { get; set; }

        public bool IsQuiet(DateTimeOffset now) => PausedUntil <= now && Messages.IsFull(now);
    }

    private sealed class Gate(
        TelegramPacing pacing, long? chat, bool isMessage, Priority priority, int calls, int? paidPerSecond)
        : IGate
    {
        public long? Chat => chat;
        public bool IsMessage => isMessage;
        public Priority Priority => priority;
        public int Calls => calls;
        public int? PaidPerSecond => paidPerSecond;

        public object Group { get; } = (pacing, priority, paidPerSecond);

        public DateTimeOffset GroupMayGoAt(DateTimeOffset now) => pacing.BotMayGoAt(this, now);

        public DateTimeOffset MayGoAt(DateTimeOffset now) => pacing.MayGoAt(this, now);

        /// <summary>The place in the pace that the call took.</summary>
        public int Place { get; set; }

        public void Enter(DateTimeOffset now) => pacing.Enter(this, now);

        public void Leave(DateTimeOffset now) => pacing.Leave(this, now);

        public void Close()
        {
            lock (pacing._lock) pacing._isClosed = true;
        }
    }
}
