using System.Security.Cryptography;
using System.Text;

namespace LeanBot.Sandbox;

/// <summary>
/// Ids that look like the real ones and depend on nothing but a seed and how many were drawn.
/// </summary>
internal sealed class Ids(string seed)
{
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public long Drawn { get; private set; }

    public string Next(string prefix, int length) => prefix + Draw(length, Letters);

    /// <summary>Digits only, the first of them not zero.</summary>
    public string Digits(int length) => "4" + Draw(length - 1, "0123456789");

    private string Draw(int length, string alphabet)
    {
        var text = new StringBuilder(length);
        for (var block = ++Drawn * 16; text.Length < length; block++)
        {
            foreach (var value in SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{block}")))
            {
                if (text.Length < length)
                    text.Append(alphabet[value % alphabet.Length]);
            }
        }

        return text.ToString();
    }
}
