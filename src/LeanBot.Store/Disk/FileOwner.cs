using System.Runtime.InteropServices;

namespace LeanBot.Store;

/// <summary>Whose a file is, which the framework does not tell.</summary>
internal static partial class FileOwner
{
    private const int CurrentFolder = -100;
    private const uint OwnerAndGroup = 0x8 | 0x10;

    /// <summary>Gives one file the owner and the group of another; false where we may not.</summary>
    public static bool Copy(string from, string to)
    {
        try
        {
            if (statx(CurrentFolder, from, 0, OwnerAndGroup, out var wanted) != 0) return true;
            if (statx(CurrentFolder, to, 0, OwnerAndGroup, out var given) != 0) return true;
            return (wanted.Owner, wanted.Group) == (given.Owner, given.Group)
                || chown(to, wanted.Owner, wanted.Group) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library without statx: it stays whose it is.
            return true;
        }
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, out Statx found);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int chown(string path, uint owner, uint group);

    /// <summary>The same on every architecture. https://man7.org/linux/man-pages/man2/statx.2.html</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Statx
    {
        [FieldOffset(20)] public uint Owner;
        [FieldOffset(24)] public uint Group;
    }
}
