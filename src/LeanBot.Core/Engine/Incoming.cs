using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Owner;

namespace LeanBot.Core;

/// <summary>Something that happened outside, or a moment that came.</summary>
/// <param name="Cause">Names the occurrence for ever (<c>user:1234</c>, <c>stripe:main:evt_1</c>), so that a
/// repeat is recognised.</param>
public abstract record Incoming(string Cause)
{
    /// <summary>What arrived, as it arrived; kept where it cannot be understood or handled.</summary>
    public string Raw { get; init; } = "";

    /// <summary>True where only the registry of processed events can tell a repeat.</summary>
    public virtual bool IsRegistered => true;

    /// <summary>A person wrote to a bot in private.</summary>
    /// <param name="Text">Null for what is no text: media, or a kind that nothing here takes.</param>
    public sealed record Message(string Cause, Bot Bot, Person From, long MessageId, string? Text)
        : Incoming(Cause)
    {
        /// <summary>What they wrote, also under media, as Telegram's HTML: its formatting is theirs, all else
        /// is escaped. Empty where they wrote nothing.</summary>
        public string Html { get => field ?? PlainText.Escape(Text ?? ""); init; }

        public Media? Media { get; init; }

        /// <summary>What the parts of one album have in common; they come as messages of their own.</summary>
        public string? AlbumId { get; init; }
    }

    /// <summary>A person pressed an inline button in private.</summary>
    /// <param name="MessageId">The message the button stands under; null when it is too old to be
    /// edited.</param>
    public sealed record Press(
        string Cause, Bot Bot, Person From, long? MessageId, string QueryId, string Data)
        : Incoming(Cause);

    /// <summary>A person asks to be let into a channel.</summary>
    /// <param name="UserChatId">Where the bot may write to the person for 5 minutes even if they never
    /// started it.</param>
    public sealed record JoinRequest(string Cause, Person From, long ChatId, long UserChatId)
        : Incoming(Cause);

    /// <summary>Somebody's membership of a channel changed.</summary>
    /// <param name="By">Who changed it: the person, an administrator or the bot itself.</param>
    public sealed record MembershipChanged(
        string Cause, Person Who, Person By, bool ByBot, long ChatId, Membership Now)
        : Incoming(Cause);

    /// <summary>A person blocked a bot, or unblocked it.</summary>
    public sealed record BotBlocked(string Cause, Bot Bot, Person From, bool IsBlocked) : Incoming(Cause);

    /// <summary>Somebody changed the user bot's rights in a channel.</summary>
    /// <param name="Missing">What it lacks of all that it needs.</param>
    /// <param name="Problem">The same in words; null where it lacks nothing.</param>
    public sealed record BotRightsChanged(
        string Cause, long ChatId, IReadOnlyList<Right> Missing, string? Problem) : Incoming(Cause);

    /// <summary>A group became a supergroup, with another id.</summary>
    public sealed record ChatMoved(string Cause, long From, long To) : Incoming(Cause);

    /// <summary>A person writes or presses faster than is taken in; what they sent is left out.</summary>
    /// <param name="QueryId">Where a button was pressed: its spinner waits for an answer.</param>
    public sealed record TooFast(string Cause, Bot Bot, Person From, string? QueryId) : Incoming(Cause);

    /// <summary>Telegram does not accept a bot's token any more.</summary>
    public sealed record BotRefused(string Cause, Bot Bot) : Incoming(Cause);

    /// <summary>Another program takes a bot's updates.</summary>
    /// <param name="Problem">Telegram's own words.</param>
    public sealed record BotConflict(string Cause, Bot Bot, string Problem) : Incoming(Cause);

    /// <summary>A webhook event of Stripe, verified and mapped.</summary>
    public sealed record Stripe(string Cause, StripeEvent Event) : Incoming(Cause)
    {
        /// <summary>No webhook brought it: it was found among those that were not delivered.</summary>
        public bool IsFound { get; init; }
    }

    /// <summary>The worker begins, with these Stripe accounts.</summary>
    public sealed record Started(string Cause, IReadOnlyList<string> Accounts) : Incoming(Cause)
    {
        /// <summary>The worker's own.</summary>
        public string Version { get; init; } = "";

        /// <summary>Another one for every change of the program; null where it is not known.</summary>
        public string? Build { get; init; }

        /// <summary>Those of the accounts whose money is real.</summary>
        public IReadOnlyList<string> LiveAccounts { get; init; } = [];

        public override bool IsRegistered => false;
    }

    /// <summary>How much room the disk has on which the data lie.</summary>
    public sealed record MachineSeen(string Cause, long FreeBytes) : Incoming(Cause)
    {
        public override bool IsRegistered => false;
    }

    /// <summary>There is room on the disk again.</summary>
    /// <param name="Since">When nothing could be kept any more, UTC.</param>
    public sealed record StoreIsBack(string Cause, DateTimeOffset Since) : Incoming(Cause);

    /// <summary>The machine's clock was set while the worker ran.</summary>
    /// <param name="By">Ahead where it is positive.</param>
    public sealed record ClockJumped(string Cause, TimeSpan By, IReadOnlyList<string> Accounts)
        : Incoming(Cause);

    /// <summary>Somebody has edited the config, and what it says counts from now on.</summary>
    /// <param name="Files">Which have changed; none where it is merely good again.</param>
    /// <param name="NeedsRestart">Settings that count only after one.</param>
    /// <param name="Notes">What is odd about it.</param>
    /// <param name="Mends">It was broken before.</param>
    public sealed record ConfigChanged(
        string Cause, IReadOnlyList<string> Files, Config Before, Config After,
        IReadOnlyList<string> NeedsRestart, IReadOnlyList<string> Notes, bool Mends) : Incoming(Cause)
    {
        // The same content may come and go and come again.
        public override bool IsRegistered => false;
    }

    /// <summary>Somebody has edited the config, and it cannot be used.</summary>
    /// <param name="Findings">File, line and reason of everything that is wrong.</param>
    public sealed record ConfigBroken(string Cause, IReadOnlyList<string> Findings) : Incoming(Cause)
    {
        public override bool IsRegistered => false;
    }

    /// <summary>The team is empty: whoever says this code to the admin bot is its first member.</summary>
    /// <param name="CodeHash">See <see cref="OwnerCode.HashOf"/>. The code itself is in the log
    /// alone.</param>
    public sealed record OwnerCodeMade(string Cause, string CodeHash) : Incoming(Cause);

    /// <summary>The team wants something of a migration to another price.</summary>
    public sealed record MigrationAsked(string Cause, MigrationOrder Order) : Incoming(Cause);

    /// <summary>Something authentic that the adapter could not read.</summary>
    public sealed record Unreadable(string Cause, string Why) : Incoming(Cause);

    /// <summary>A record fell due.</summary>
    public sealed record TimerDue(DueEntry Entry) : Incoming($"due:{Entry.Collection}:{Entry.Key}")
    {
        public override bool IsRegistered => false;
    }

    /// <summary>An outbox row was carried out, given up or put off. The row itself tells a repeat: it is
    /// gone.</summary>
    public sealed record Result(string RowId, CallResult Outcome) : Incoming($"result:{RowId}")
    {
        public override bool IsRegistered => false;
    }
}
