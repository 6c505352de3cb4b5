namespace LeanBot.Core;

/// <summary>Makes commits durable and gives them back at start. It decides nothing else.</summary>
public interface IStorage
{
    /// <summary>Gives back everything that is kept, one by one as it is read, so that it stands in memory
    /// once. Called once, before the first <see cref="Append"/>.</summary>
    /// <param name="found">Gets each change: the last of a record counts. What it was given is to be
    /// forgotten where this throws.</param>
    /// <returns>The last commit's number; 0 when there is none.</returns>
    long Load(Action<Change> found);

    /// <summary>Writes nothing yet. A throw is a bug of the turn that made the commit, and of no
    /// other.</summary>
    EncodedCommit Encode(Commit commit);

    /// <summary>Returns when every commit of the group is durable; one call at a time. The group has at least
    /// one.</summary>
    /// <exception cref="NotDurable">Nothing of the group is kept.</exception>
    void Append(IReadOnlyList<EncodedCommit> group);
}
