namespace LeanBot.Core.Features.Imports;

/// <summary>What a column of a file holds.</summary>
public enum ImportColumn
{
    Id,
    Username,
    Plan,
    PaidThrough,
    Note,
}
