namespace LeanBot.Outbox;

/// <summary>Says when a service may be called next, and how many calls it gets at a time.</summary>
internal interface IGate
{
    /// <summary>What it waits for together with others: where the group may not go, nobody in it is asked
    /// further. Equal for all of them, whichever gate is asked.</summary>
    object Group => this;

    /// <summary>As <see cref="MayGoAt"/>, as far as it is the same for the whole group.</summary>
    DateTimeOffset GroupMayGoAt(DateTimeOffset now) => MayGoAt(now);

    /// <summary>The moment the call may begin: not after <paramref name="now"/> for at once, <see
    /// cref="Never"/> while only the end of another call, or a new start, can change that.</summary>
    DateTimeOffset MayGoAt(DateTimeOffset now);

    /// <summary>Counts the call that begins now.</summary>
    void Enter(DateTimeOffset now);

    /// <summary>Counts the call that has ended now.</summary>
    void Leave(DateTimeOffset now);

    /// <summary>Lets nothing more through until the next start.</summary>
    void Close();

    static DateTimeOffset Never => DateTimeOffset.MaxValue;
}
