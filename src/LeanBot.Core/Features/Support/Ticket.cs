namespace LeanBot.Core.Features.Support;

/// <summary>What a member and the team say to each other. A member has at most one that is not
/// closed.</summary>
/// <param name="OpenedAt">UTC.</param>
/// <param name="LastWordAt">UTC.</param>
/// <param name="Messages">The latest ones, oldest first.</param>
[Kept("tickets")]
public sealed record Ticket(
    string Id,
    MemberId Member,
    DateTimeOffset OpenedAt,
    TicketState State,
    DateTimeOffset LastWordAt,
    IReadOnlyList<TicketMessage> Messages) : Record
{
    /// <summary>Kept of a conversation; older ones stand in the chats.</summary>
    public const int MessagesMax = 20;

    public static readonly TimeSpan ClosedAfter = TimeSpan.FromDays(7);

    /// <summary>Long enough that somebody who comes back to it finds it, and not for ever.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    public static readonly Index<Ticket> ByMember = new("by-member", ticket => ticket.Member.ToString());

    /// <summary>Those that wait for the team.</summary>
    public static readonly Index<Ticket> ByWaiting =
        new("by-waiting", ticket => ticket.State == TicketState.Open ? Waiting : null);

    public const string Waiting = "waiting";

    public override string Key => Id;

    public override DateTimeOffset? Due =>
        LastWordAt + (State == TicketState.Closed ? KeptFor : ClosedAfter);

    /// <summary>The team's last answer; null where there is none.</summary>
    public TicketMessage? LastAnswer => Messages.LastOrDefault(message => message.From is not null);

    public TicketMessage? LastOfMember => Messages.LastOrDefault(message => message.From is null);

    /// <summary>What the member has written since the team's last answer.</summary>
    public IEnumerable<TicketMessage> Unanswered =>
        Messages.Reverse().TakeWhile(message => message.From is null).Reverse();

    /// <summary>The message that these words are another part of; null where they begin something.</summary>
    public TicketMessage? AlbumOf(Words words) =>
        Messages.LastOrDefault(message => words.Continues(message.AlbumId));

    public TicketMessage? Find(int number) => Messages.FirstOrDefault(message => message.Number == number);

    public Ticket With(TicketMessage changed) => this with
    {
        Messages = [.. Messages.Select(message => message.Number == changed.Number ? changed : message)],
    };
}
