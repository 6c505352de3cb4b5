namespace LeanBot.Configuration;

/// <summary>Something wrong with a config file, in words for whoever edits it.</summary>
/// <param name="File">Relative to the config folder; empty for what is in none.</param>
/// <param name="Line">Counts from 1; null where it has none.</param>
public sealed record Finding(string File, long? Line, string What)
{
    /// <summary>It looks so while an editor is still writing.</summary>
    public bool MayBeUnfinished { get; init; }

    public override string ToString() => (File, Line) switch
    {
        ("", _) => What,
        (_, null) => $"{File}: {What}",
        _ => $"{File}, line {Line}: {What}",
    };
}
