namespace LeanBot.Core;

/// <summary>Makes commits durable and gives them back at start. It decides nothing else.</summary>
public interface IStorage
{
    /// <summary>Everything kept, each record once, and the last commit's number (0 when there is none).
    /// Called once, before the first <see cref="Append"/>.</summary>
    Recovered Load();

    /// <summary>Returns when the commit is durable.</summary>
    /// <exception cref="NotDurable">Nothing of the commit is kept.</exception>
    void Append(Commit commit);
}
