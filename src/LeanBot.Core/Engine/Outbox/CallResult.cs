namespace LeanBot.Core;

/// <summary>What became of an outbox row.</summary>
public abstract record CallResult
{
    /// <param name="Value">Of the type that the row's <see cref="ResultRule{TRequest,TResult}"/>
    /// names.</param>
    public sealed record Done(object Value) : CallResult;

    /// <summary>It will not succeed, however often it is tried.</summary>
    public sealed record Failed(Failure Failure) : CallResult;

    /// <summary>It may succeed later.</summary>
    public sealed record PutOff(DateTimeOffset Until, string Error) : CallResult;
}
