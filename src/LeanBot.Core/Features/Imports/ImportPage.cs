using System.Globalization;

namespace LeanBot.Core.Features.Imports;

/// <summary>Some entries of a file that is not applied yet: as many as one commit holds well.</summary>
[Kept("importPages")]
public sealed record ImportPage(string Import, int Number, IReadOnlyList<ImportEntry> Entries) : Record
{
    public const int EntriesMax = 500;

    public override string Key => KeyOf(Import, Number);

    public static string KeyOf(string import, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{import}:{number}");
}
