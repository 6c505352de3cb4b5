namespace LeanBot.Store;

/// <summary>Tells what a disk says from what a bug says.</summary>
internal static class DiskError
{
    public static bool Is(Exception error) => error is IOException or UnauthorizedAccessException;
}
