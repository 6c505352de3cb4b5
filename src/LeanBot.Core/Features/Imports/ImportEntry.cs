using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Imports;

/// <summary>One line of a file that is right.</summary>
/// <param name="Line">As an editor counts them.</param>
/// <param name="Id">Null where the line has a username alone.</param>
/// <param name="Username">In lower case, without the @.</param>
/// <param name="Until">UTC.</param>
public sealed record ImportEntry(
    int Line, MemberId? Id, string? Username, PlanId Plan, DateTimeOffset Until, string? Note);
