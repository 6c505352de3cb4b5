namespace LeanBot.Core;

/// <summary>What became of an outbox row.</summary>
public abstract record CallResult
{
    /// <param name="Value">Of the type that the row's <see cref="ResultRule{TRequest,TResult}"/>
    /// names.</param>
    public sealed record Done(object Value) : CallResult;

    /// <summary>It will not succeed, however often it is tried.</summary>
    public sealed record Failed(Failure Failure) : CallResult;

    /// <summary>Telegram has made a supergroup of the group: the same call is to be made there.</summary>
    public sealed record ChatMoved(long From, long To) : CallResult;

    /// <summary>It may succeed later.</summary>
    /// <param name="IsTry">False where the service only asked for a pause: that uses up no try.</param>
    /// <param name="IsExcused">Nobody was there, or an operator has something to mend first: it is not given
    /// up for that.</param>
    /// <param name="TellsAdmins">It may not be given up, and only a person can mend what is wrong.</param>
    public sealed record PutOff(
        DateTimeOffset Until,
        string Error,
        bool IsTry = true,
        bool IsExcused = false,
        bool TellsAdmins = false) : CallResult;
}
