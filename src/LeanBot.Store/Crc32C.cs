using System.Buffers.Binary;
using System.Numerics;

namespace LeanBot.Store;

/// <summary>CRC-32C (Castagnoli), the checksum of iSCSI and ext4: of "123456789" it is E3069283.</summary>
internal static class Crc32C
{
    public static uint Of(ReadOnlySpan<byte> bytes) => Of(bytes, []);

    /// <summary>Of two pieces, as if they were one.</summary>
    public static uint Of(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail) =>
        ~Add(Add(uint.MaxValue, head), tail);

    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes) crc = BitOperations.Crc32C(crc, one);
        return crc;
    }
}
