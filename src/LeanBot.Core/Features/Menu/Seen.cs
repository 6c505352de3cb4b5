using System.Security.Cryptography;
using System.Text;

namespace LeanBot.Core.Features.Menu;

/// <summary>What an admin was shown, in a few characters that a button carries: whoever says yes to something
/// that has changed since is shown it anew.</summary>
internal static class Seen
{
    private const int Characters = 16;

    public static string Of(string shown) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shown)))[..Characters];
}
