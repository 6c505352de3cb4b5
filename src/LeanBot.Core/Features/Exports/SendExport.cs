namespace LeanBot.Core.Features.Exports;

/// <summary>Makes a table and sends it to an admin. The row names only what is wanted: what is in it is read
/// when its turn comes, and is in no journal.</summary>
/// <param name="Table">See <see cref="ExportTable.Name"/>.</param>
/// <param name="Caption">Under the file, in the admin's language.</param>
/// <param name="Subject">Of a table that is about one thing.</param>
[Wire("telegram.export")]
public sealed record SendExport(MemberId To, string Table, string Caption, string Subject = "") : Outgoing
{
    public override string Lane => $"export:{To}";

    public override Priority Priority => Priority.Bulk;

    public override bool IsNewMessage => true;
}
