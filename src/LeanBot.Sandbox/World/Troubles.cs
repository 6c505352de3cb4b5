using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LeanBot.Sandbox;

/// <summary>
/// The troubles that were asked for, in their order, and the chance that decides where one befalls a share:
/// it depends on nothing but a seed and how often it was asked.
/// </summary>
internal sealed class Troubles(string seed)
{
    public List<Trouble> Waiting { get; } = [];

    public long Drawn { get; private set; }

    /// <summary>What befalls this one, each trouble used once; a trouble that is used up goes.</summary>
    public IReadOnlyList<Trouble> Take(string name, string whose)
    {
        var found = Waiting.Where(trouble => trouble.Fits(name, whose) && Befalls(trouble.Share)).ToList();
        foreach (var trouble in found)
            trouble.Left--;
        Waiting.RemoveAll(trouble => trouble.Left <= 0);
        return found;
    }

    /// <summary>A number from 0 up to 1.</summary>
    public double Draw()
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{++Drawn}"));
        return BinaryPrimitives.ReadUInt32BigEndian(hash) / (uint.MaxValue + 1.0);
    }

    private bool Befalls(double share) => share >= 1 || Draw() < share;
}
