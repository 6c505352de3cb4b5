namespace LeanBot.Core;

/// <summary>What became of an outbox row.</summary>
public abstract record CallResult
{
    /// <param name="Value">Of the type that the row's <see cref="ResultRule{TRequest,TResult}"/> names.</param>
    public sealed record Done(object Value) : CallResult;

    /// <summary>It will not succeed, however often it is tried.</summary>
    public sealed record Failed(Failure Failure) : CallResult;

    /// <summary>It may succeed later.</summary>
    public sealed record PutOff(DateTimeOffset Until, string Error) : CallResult;
}

/// <summary>Why a call was given up.</summary>
/// <param name="Reason">For the code that decides what follows.</param>
/// <param name="Description">For operators: the service's own words where it gave any.</param>
public sealed record Failure(FailureReason Reason, string Description);

public enum FailureReason
{
    /// <summary>The service refused it, and would again.</summary>
    Rejected,

    /// <summary>The person blocked the bot, deleted the account or never wrote to it.</summary>
    Unreachable,

    /// <summary>The bot lacks a right in that chat, or the chat is gone.</summary>
    NotPermitted,

    /// <summary>There is no such thing at the service.</summary>
    NotFound,

    /// <summary>It waited past the moment until which it was worth doing.</summary>
    Expired,

    /// <summary>It was tried as often as is allowed.</summary>
    Exhausted,
}

/// <summary>The result of a call whose answer says nothing but that it worked.</summary>
public sealed record Nothing
{
    public static readonly Nothing Value = new();
}
