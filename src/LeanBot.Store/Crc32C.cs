using System.Buffers.Binary;
using System.Numerics;

namespace LeanBot.Store;

/// <summary>CRC-32C (Castagnoli), the checksum of iSCSI and ext4: of "123456789" it is E3069283. Pieces are
/// added one by one, wherever they are cut.</summary>
internal struct Crc32C()
{
    private uint _register = uint.MaxValue;

    public readonly uint Value => ~_register;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = new Crc32C();
        crc.Add(bytes);
        return crc.Value;
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            _register = BitOperations.Crc32C(_register, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes) _register = BitOperations.Crc32C(_register, one);
    }
}
