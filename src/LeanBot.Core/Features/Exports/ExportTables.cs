using LeanBot.Core.Features.Migrations;

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
        new BroadcastsTable(),
        new DeliveriesTable(),
    ];

    public static ExportTable? Find(string name) => All.FirstOrDefault(table => table.Name == name);

    /// <summary>What a row of the outbox asks for.</summary>
    public static ExportTable? Find(SendExport request) => request.Table == MigrationTable.Wire
        ? new MigrationTable(request.Subject)
        : Find(request.Table);
}
