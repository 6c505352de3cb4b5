using LeanBot.Store;

// The tests' own tiny process, for `strace` to lie to: syncs a file in the way that is named, and says what
// the runtime made of it.
if (args is not ["sync", var way, var path]) return 2;
try
{
    if (way == "stream")
    {
        using var stream = new FileStream(path, FileMode.Create);
        stream.Write("content"u8);
        stream.Flush(flushToDisk: true);
    }
    else
    {
        using var file = new DurableFiles().Create(path);
        file.Write(0, "content"u8);
        file.Sync();
    }

    Console.WriteLine("synced");
}
catch (IOException refused)
{
    Console.WriteLine($"refused: {refused.Message}");
}

return 0;
