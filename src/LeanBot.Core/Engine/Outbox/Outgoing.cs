using LeanBot.Core.Features.Channels;

namespace LeanBot.Core;

/// <summary>Something to do outside once the turn is durable. Its class carries a <see
/// cref="WireAttribute"/>, the outbox kind; one <see cref="ResultRule{TRequest,TResult}"/> takes the
/// answer.</summary>
public abstract record Outgoing
{
    /// <summary>Rows of one lane are carried out one after the other, in the order they were
    /// staged.</summary>
    public abstract string Lane { get; }

    public virtual Priority Priority => Priority.Normal;

    /// <summary>False for what must not be given up, such as asking Stripe before somebody is let
    /// out.</summary>
    public virtual bool MayBeGivenUp => true;

    /// <summary>True for what takes something from a person. While nothing can be kept it waits: a payment
    /// that could not be taken in may have made it wrong.</summary>
    public virtual bool TakesAway => false;

    /// <summary>Whether it has become wrong since it was decided; asked at the last moment before it goes. It
    /// may have waited for a pause, for rights or for room on the disk.</summary>
    public virtual bool IsOutdated(IReader state) => false;

    /// <summary>True where a person gets a new message by it: Telegram limits those by chat, and doing it
    /// twice shows.</summary>
    public virtual bool IsNewMessage => false;

    /// <summary>The right in a channel that the bot needs for it; where it has lost it the row waits until it
    /// has it again. Null for what needs none, or can say more about it itself.</summary>
    public virtual RightIn? Needs => null;

    /// <summary>The same in another chat, where it acts in the one that moved.</summary>
    public virtual Outgoing InChat(long from, long to) => this;
}
