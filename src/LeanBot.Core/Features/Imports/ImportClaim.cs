using System.Globalization;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Imports;

/// <summary>Time that a file gives to a username. Usernames change hands, so whoever has it is proposed to an
/// admin, and let in by nobody else.</summary>
/// <param name="Username">In lower case, without the @.</param>
/// <param name="Until">UTC; then it is forgotten.</param>
/// <param name="Candidate">Who was met under that name, and waits for an admin.</param>
/// <param name="Refused">Who was met under it and is not meant.</param>
[Kept("importClaims")]
public sealed record ImportClaim(
    string Import, int Line, string Username, PlanId Plan, DateTimeOffset Until, string? Note,
    MemberId? Candidate = null, DateTimeOffset? ProposedAt = null, IReadOnlyList<MemberId>? Refused = null)
    : Record
{
    public static readonly Index<ImportClaim> ByUsername = new("by-username", claim => claim.Username);

    /// <summary>Those that wait for an admin.</summary>
    public static readonly Index<ImportClaim> ByProposed = new(
        "by-proposed", claim => claim.Candidate is null ? null : "yes");

    public override string Key => string.Create(CultureInfo.InvariantCulture, $"{Import}:{Line}");
    public override DateTimeOffset? Due => Until;
}
