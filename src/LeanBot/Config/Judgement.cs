namespace LeanBot.Configuration;

/// <summary>What a look at the folder comes to.</summary>
/// <param name="Loaded">Null where something is wrong.</param>
/// <param name="MayBeUnfinished">It looks as if somebody were still writing.</param>
/// <param name="MayPass">It is wrong only for what the store says now.</param>
internal sealed record Judgement(
    LoadedConfig? Loaded,
    IReadOnlyList<Finding> Findings,
    bool MayBeUnfinished = false,
    bool MayPass = false);
