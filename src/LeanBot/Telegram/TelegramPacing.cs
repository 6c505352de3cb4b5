using LeanBot.Core;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>How fast one bot calls: Telegram's published limits, and the pauses it asks for.
/// https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this</summary>
internal sealed class TelegramPacing
{
    private const double CallsPerSecond = 30;
    private const double MessagesPerChatPerSecond = 1;
    private const double MessagesPerChatBurst = 10;
    private const int InFlightMax = 16;

    /// <summary>Of the calls a second and of those in flight, kept free for what nobody may wait
    /// for.</summary>
    private const int ReservedForUrgent = 1;

    /// <summary>And so many that what nobody waits for does not take.</summary>
    private const int ReservedForAnswers = 4;

    /// <summary>Chats that have been quiet are forgotten beyond so many.</summary>
    private const int ChatsMax = 10_000;

    private readonly Lock _lock = new();
    private readonly TokenBucket _calls = new(CallsPerSecond, CallsPerSecond);
    private readonly Dictionary<long, Chat> _chats = [];
    private DateTimeOffset _pausedUntil;
    private int _inFlight;
    private bool _isClosed;

    /// <param name="chat">Where the call acts; null where it names no chat.</param>
    /// <param name="calls">How many the row makes.</param>
    public IGate For(long? chat, bool isMessage, Priority priority, int calls = 1) =>
        new Gate(this, chat, isMessage, ReservedBeside(priority), calls);

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
            foreach (var chat in _chats.Values) chat.PausedUntil = default;
        }
    }

    /// <summary>The bot as a whole, for calls that leave so many places to others.</summary>
    private DateTimeOffset BotMayGoAt(int reserved, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_isClosed || _inFlight >= InFlightMax - reserved) return IGate.Never;
            return Later(_pausedUntil, _calls.HasAt(1 + reserved, now));
        }
    }

    private DateTimeOffset MayGoAt(Gate gate, DateTimeOffset now)
    {
        lock (_lock)
        {
            var at = BotMayGoAt(gate.Reserved, now);
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
            _inFlight++;
            _calls.Take(gate.Calls, now);
            if (gate is { IsMessage: true, Chat: { } id }) ChatOf(id, now).Messages.Take(1, now);
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

    private sealed class Gate(TelegramPacing pacing, long? chat, bool isMessage, int reserved, int calls)
        : IGate
    {
        public long? Chat => chat;
        public bool IsMessage => isMessage;
        public int Reserved => reserved;
        public int Calls => calls;

        public object Group { get; } = (pacing, reserved);

        public DateTimeOffset GroupMayGoAt(DateTimeOffset now) => pacing.BotMayGoAt(reserved, now);

        public DateTimeOffset MayGoAt(DateTimeOffset now) => pacing.MayGoAt(this, now);

        public void Enter(DateTimeOffset now) => pacing.Enter(this, now);

        public void Leave()
        {
            lock (pacing._lock) pacing._inFlight--;
        }

        public void Close()
        {
            lock (pacing._lock) pacing._isClosed = true;
        }
    }
}
