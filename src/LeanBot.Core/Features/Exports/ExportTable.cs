namespace LeanBot.Core.Features.Exports;

/// <summary>Something that the team can take away as a table.</summary>
public abstract class ExportTable
{
    /// <summary>The wire name, and the first part of the file's.</summary>
    public abstract string Name { get; }

    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Copies what it needs while the state stands still: references to records, which never change,
    /// so that nobody waits while the rows are made of them afterwards.</summary>
    public abstract IEnumerable<IReadOnlyList<string>> Take(IReader state, Config config);
}
