using LeanBot.Core;

namespace LeanBot.Outbox;

/// <summary>Who carries out what.</summary>
internal sealed class Callers
{
    private readonly Dictionary<Type, ICaller> _byRequest;

    /// <exception cref="InvalidOperationException">A kind of row that the engine stages has nobody to carry
    /// it out.
    /// </exception>
    public Callers(Router router, params IReadOnlyList<ICaller> callers)
    {
        _byRequest = callers.ToDictionary(caller => caller.RequestType);
        var missing = router.Results
            .Where(kind => !_byRequest.TryGetValue(kind.Value.RequestType, out var caller)
                || caller.ResultType != kind.Value.ResultType)
            .Select(kind => $"{kind.Key} ({kind.Value.RequestType.Name} -> {kind.Value.ResultType.Name})")
            .ToArray();
        if (missing.Length > 0)
            throw new InvalidOperationException($"No adapter carries out {string.Join(", ", missing)}.");
    }

    public ICaller Of(OutboxRow row) => _byRequest[row.Request.GetType()];
}
