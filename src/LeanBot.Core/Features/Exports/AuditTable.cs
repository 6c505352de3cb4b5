using LeanBot.Core.Features.Audit;

namespace LeanBot.Core.Features.Exports;

/// <summary>What the team did, the oldest first.</summary>
public sealed class AuditTable : ExportTable
{
    public override string Name => "audit";

    public override IReadOnlyList<string> Columns =>
    [
        "number", "at", "what", "by", "by_name", "member_id", "about", "before", "after", "approved_by",
        "approved_by_name",
    ];

    public override IEnumerable<IReadOnlyList<string>> Take(IReader state, Config config)
    {
        var entries = state.All<AuditEntry>().ToArray();
        return Rows(entries);
    }

    private static IEnumerable<string[]> Rows(AuditEntry[] entries) => entries
        .OrderBy(entry => entry.Number)
        .Select(string[] (entry) =>
        [
            Cells.Number(entry.Number),
            Cells.Moment(entry.At),
            entry.Kind.ToString(),
            entry.By.ToString(),
            entry.ByName,
            entry.Member?.ToString() ?? "",
            entry.About ?? "",
            entry.Before ?? "",
            entry.After ?? "",
            entry.ApprovedBy?.ToString() ?? "",
            entry.ApprovedByName ?? "",
        ]);
}
