namespace LeanBot.Core.Features.Exports;

/// <summary>All that can be taken away, in the order of the screen.</summary>
public static class ExportTables
{
    public static IReadOnlyList<ExportTable> All { get; } =
    [
        new MembersTable(),
        new PaymentsTable(),
        new PromosTable(),
        new AuditTable(),
    ];

    public static ExportTable? Find(string name) => All.FirstOrDefault(table => table.Name == name);
}
