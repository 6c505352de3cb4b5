using LeanBot.Core;

namespace LeanBot.Store.Tests;

/// <summary>What a turn was told of its commit.</summary>
public sealed class Told
{
    public int Times { get; private set; }
    public NotDurable? Failure { get; private set; }

    public bool IsKept => Times == 1 && Failure is null;
    public bool IsUndone => Times == 1 && Failure is not null;

    public void Settle(NotDurable? failure) => (Times, Failure) = (Times + 1, failure);
}
