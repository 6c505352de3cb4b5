namespace LeanBot.Core;

/// <summary>A command a person types. Deriving from <see cref="MemberCommand"/> or <see cref="AdminCommand"/> is the
/// registration; <c>config/texts</c> describes it under <c>commands.NAME</c>.</summary>
public abstract class Command
{
    private protected Command(Bot bot) => Bot = bot;

    public Bot Bot { get; }

    /// <summary>1 to 32 characters of a-z, 0-9 and _, without the slash.</summary>
    public abstract string Name { get; }

    /// <summary>What follows the command, trimmed.</summary>
    public abstract void Run(Turn turn, string args);
}

public abstract class MemberCommand() : Command(Bot.User);

/// <summary>Runs only for the people of <c>config/admins.json</c>; the router checks before.</summary>
public abstract class AdminCommand() : Command(Bot.Admin);

/// <summary>What happens when an inline button is pressed.</summary>
public abstract class Button
{
    private protected Button(Bot bot) => Bot = bot;

    public Bot Bot { get; }

    /// <summary>The wire name: it stands in keyboards that were shown weeks ago.</summary>
    public abstract string Route { get; }

    public abstract void Press(Turn turn, string argument);

    protected static Choice Make(string route, string label, string argument = "") =>
        new Choice.Press(label, route, argument);
}

public abstract class MemberButton() : Button(Bot.User);

/// <summary>Runs only for the people of <c>config/admins.json</c>; the router checks before.</summary>
public abstract class AdminButton() : Button(Bot.Admin);

/// <summary>Where a conversation stands. Each step is a record, with a <see cref="WireAttribute"/>, that carries only
/// what is known by then.</summary>
public abstract record FlowState;

/// <summary>A conversation that takes what is typed next. It survives a restart and times out.</summary>
public abstract class Flow
{
    private protected Flow(Bot bot) => Bot = bot;

    public Bot Bot { get; }
    internal abstract Type StateType { get; }

    /// <summary>How long it waits for the person before it is forgotten.</summary>
    public virtual TimeSpan Patience => TimeSpan.FromHours(1);

    internal abstract FlowState? Next(FlowState state, Turn turn, string text);
}

public abstract class MemberFlow<TState>() : Flow(Bot.User) where TState : FlowState
{
    internal sealed override Type StateType => typeof(TState);

    /// <summary>The next step, or null when the conversation is over.</summary>
    protected abstract TState? Next(TState state, Turn turn, string text);

    internal sealed override FlowState? Next(FlowState state, Turn turn, string text) =>
        Next((TState)state, turn, text);
}

/// <summary>The conversation a person is in with a bot; at most one each.</summary>
[Kept("flows")]
public sealed record Conversation(Bot Bot, MemberId Who, FlowState State, DateTimeOffset ForgetAt) : Record
{
    public static string KeyOf(Bot bot, MemberId who) => $"{bot}:{who}";

    public override string Key => KeyOf(Bot, Who);
    public override DateTimeOffset? Due => ForgetAt;
}

public sealed class ForgetConversation : TimerRule<Conversation>
{
    public override void Fire(Turn turn, Conversation record) => turn.Tx.Delete(record);
}

/// <summary>What a kind of record does when it falls due. Timers are never cancelled: the rule looks at the record as
/// it is when it fires, and must leave it due later, or not at all.</summary>
public abstract class TimerRule
{
    internal abstract Type RecordType { get; }
    internal abstract void Fire(Turn turn, string key);
}

public abstract class TimerRule<TRecord> : TimerRule where TRecord : Record
{
    internal sealed override Type RecordType => typeof(TRecord);
    public abstract void Fire(Turn turn, TRecord record);
    internal sealed override void Fire(Turn turn, string key) => Fire(turn, turn.Tx.Get<TRecord>(key)!);
}

/// <summary>What a type of Stripe event means. One rule a type.</summary>
public abstract class StripeRule
{
    /// <summary>Stripe's own name, such as <c>invoice.paid</c>.</summary>
    public abstract string EventType { get; }

    internal abstract Type ObjectType { get; }
    internal abstract void Apply(Turn turn, StripeEvent happened);
}

public abstract class StripeRule<TObject> : StripeRule where TObject : StripeObject
{
    internal sealed override Type ObjectType => typeof(TObject);
    protected abstract void Apply(Turn turn, StripeEvent happened, TObject subject);

    internal sealed override void Apply(Turn turn, StripeEvent happened) =>
        Apply(turn, happened, (TObject)happened.Object!);
}

/// <summary>What follows when an outbox row was carried out or given up. One rule a kind.</summary>
public abstract class ResultRule
{
    public abstract Type RequestType { get; }
    public abstract Type ResultType { get; }
    internal abstract void Apply(Turn turn, OutboxRow row, CallResult outcome);
}

public abstract class ResultRule<TRequest, TResult> : ResultRule
    where TRequest : Outgoing
    where TResult : class
{
    public sealed override Type RequestType => typeof(TRequest);
    public sealed override Type ResultType => typeof(TResult);

    protected abstract void Done(Turn turn, OutboxRow row, TRequest request, TResult result);

    protected abstract void Failed(Turn turn, OutboxRow row, TRequest request, Failure failure);

    internal sealed override void Apply(Turn turn, OutboxRow row, CallResult outcome)
    {
        if (outcome is CallResult.Done done) Done(turn, row, (TRequest)row.Request, (TResult)done.Value);
        else Failed(turn, row, (TRequest)row.Request, ((CallResult.Failed)outcome).Failure);
    }
}

/// <summary>What a kind of update means that is neither a message nor a press. One rule a kind.</summary>
public abstract class UpdateRule
{
    internal abstract Type IncomingType { get; }
    internal abstract void Apply(Turn turn, Incoming incoming);
}

public abstract class UpdateRule<TIncoming> : UpdateRule where TIncoming : Incoming
{
    internal sealed override Type IncomingType => typeof(TIncoming);
    protected abstract void Apply(Turn turn, TIncoming incoming);
    internal sealed override void Apply(Turn turn, Incoming incoming) => Apply(turn, (TIncoming)incoming);
}
