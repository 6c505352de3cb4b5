namespace LeanBot.Telegram;

/// <summary>What a call to the Bot API came to.</summary>
/// <param name="Result">Null where there is an error.</param>
internal sealed record ApiResult<T>(T? Result, ApiError? Error = null) where T : class;

/// <summary>Why a call failed.</summary>
/// <param name="Status">The HTTP status, which equals <c>error_code</c>; <see cref="NotSent"/> or
/// <see cref="NoAnswer"/> where there was none.</param>
/// <param name="Description">Telegram's own words where it gave any; never holds the token.</param>
/// <param name="RetryAfter">What a 429 asks for.</param>
/// <param name="MigratedTo">The supergroup's id where the group became one.</param>
internal sealed record ApiError(
    int Status, string Description, TimeSpan? RetryAfter = null, long? MigratedTo = null)
{
    /// <summary>No connection was made, so nothing has happened.</summary>
    public const int NotSent = 0;

    /// <summary>The connection broke or the time was up: it may have happened.</summary>
    public const int NoAnswer = 1;

    public override string ToString() => Status switch
    {
        NotSent => $"no connection: {Description}",
        NoAnswer => $"no answer: {Description}",
        _ => $"{Status} {Description}",
    };
}
