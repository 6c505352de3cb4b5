namespace LeanBot.Core.Features.Imports;

/// <summary>The names that columns may have, in any order and case.</summary>
internal static class ImportHeader
{
    private static readonly Dictionary<string, ImportColumn> Names = new()
    {
        ["id"] = ImportColumn.Id,
        ["telegram_id"] = ImportColumn.Id,
        ["user_id"] = ImportColumn.Id,
        ["ід"] = ImportColumn.Id,
        ["username"] = ImportColumn.Username,
        ["user"] = ImportColumn.Username,
        ["telegram"] = ImportColumn.Username,
        ["нік"] = ImportColumn.Username,
        ["plan"] = ImportColumn.Plan,
        ["product"] = ImportColumn.Plan,
        ["product_id"] = ImportColumn.Plan,
        ["тариф"] = ImportColumn.Plan,
        ["paid_through"] = ImportColumn.PaidThrough,
        ["paid_until"] = ImportColumn.PaidThrough,
        ["until"] = ImportColumn.PaidThrough,
        ["expires"] = ImportColumn.PaidThrough,
        ["оплачено_до"] = ImportColumn.PaidThrough,
        ["до"] = ImportColumn.PaidThrough,
        ["note"] = ImportColumn.Note,
        ["comment"] = ImportColumn.Note,
        ["нотатка"] = ImportColumn.Note,
    };

    public static ImportColumn? ColumnOf(string heading) => Names.TryGetValue(
        heading.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_'), out var column)
        ? column
        : null;

    /// <summary>The last parts of the keys of the texts that say what is missing.</summary>
    public static IEnumerable<string> Missing(IReadOnlyCollection<ImportColumn> columns)
    {
        if (!columns.Contains(ImportColumn.Id) && !columns.Contains(ImportColumn.Username))
            yield return "noWho";
        if (!columns.Contains(ImportColumn.Plan)) yield return "noPlanColumn";
        if (!columns.Contains(ImportColumn.PaidThrough)) yield return "noUntilColumn";
    }
}
