namespace LeanBot.Sandbox;

/// <summary>What the core answers, with what the transport has to know about it.</summary>
public sealed record Response(int Status, string Body)
{
    public string ContentType { get; init; } = "application/json";

    /// <summary>The body where it is no text.</summary>
    public byte[]? Bytes { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The world is not as before: a replay has to repeat this request.</summary>
    public bool Changed { get; init; }

    /// <summary>The answer is lost: the transport breaks the connection.</summary>
    public bool Lost { get; init; }

    /// <summary>How long the transport keeps the answer to itself, in real time.</summary>
    public double DelaySeconds { get; init; }

    /// <summary>Events whose receiver is to hear of them before the caller gets this answer.</summary>
    public EarlyEvents? Early { get; init; }

    /// <summary>
    /// Nothing to give yet: the transport may wait and ask again by <see cref="World.Continue"/>.
    /// </summary>
    public LongPoll? Poll { get; init; }

    /// <summary>The callback query that a press raised; the transport may wait for its answer.</summary>
    public string? Press { get; init; }
}
