namespace LeanBot.Core.Features.Audit;

/// <summary>How many entries were ever written: where the next one goes.</summary>
[Kept("auditEnd")]
public sealed record AuditEnd(long Count) : Record
{
    public const string OnlyKey = "end";

    public override string Key => OnlyKey;

    public static long CountOf(IReader state) => state.Get<AuditEnd>(OnlyKey)?.Count ?? 0;
}
