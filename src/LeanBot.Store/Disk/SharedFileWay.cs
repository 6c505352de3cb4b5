namespace LeanBot.Store;

/// <summary>How a file that people edit too was written.</summary>
public enum SharedFileWay
{
    /// <summary>At once, and durably: its name holds all of the old or all of the new.</summary>
    Renamed,

    /// <summary>Over the old content, because nothing can take its place.</summary>
    InPlace,

    /// <summary>It was not as it should have been.</summary>
    NotAtAll,
}
