using System.Security.Cryptography;
using System.Text;

namespace LeanBot.Core.Features.Owner;

/// <summary>The code that makes the first admin. It stands in the log; here is only its hash.</summary>
/// <param name="Until">UTC.</param>
/// <param name="UsedBy">Who said it first. Where the file could not be written they may say it
/// again.</param>
[Kept("ownerCodes")]
public sealed record OwnerCode(string Hash, DateTimeOffset Until, MemberId? UsedBy = null) : Record
{
    public const string OnlyKey = "code";

    public static readonly TimeSpan ValidFor = TimeSpan.FromHours(24);

    private const int CharactersMin = 6;
    private const int CharactersMax = 12;

    public override string Key => OnlyKey;
    public override DateTimeOffset? Due => Until;

    public bool IsOpenTo(Turn turn) =>
        Until > turn.Now && (UsedBy is null || UsedBy == turn.Speaker.Id);

    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(Bare(code))));

    /// <summary>Whether somebody may mean it as a code, right or wrong.</summary>
    public static bool IsLike(string text) =>
        Bare(text) is { Length: >= CharactersMin and <= CharactersMax } bare
        && bare.All(char.IsAsciiLetterOrDigit);

    private static string Bare(string text) =>
        text.Trim().Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
