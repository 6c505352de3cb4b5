using LeanBot.Cli;

namespace LeanBot.Benchmarks.Load;

/// <summary>A config, a made-up community, and ports for a worker and for the outside.</summary>
internal sealed class BenchPlace : IDisposable
{
    private readonly string _folder;
    private readonly int _members;
    private readonly int _seed;
    private readonly int _port = Server.FreePort();

    public BenchPlace(string root, int members, int seed)
    {
        (_members, _seed) = (members, seed);
        _folder = Path.Combine(root, members.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Directory.CreateDirectory(ConfigFolder);
        // Plans without channels: a renewal is a payment, an end, two keys and a word to the member.
        File.WriteAllText(Path.Combine(ConfigFolder, "plans.json"), """
            {"plans":[{"id":"gold","title":"Gold","channels":[],
            "prices":{"month":{"unitAmount":9900,"currency":"usd"}}}]}
            """);
        File.WriteAllText(Path.Combine(ConfigFolder, "leanbot.json"), $$$"""
            {"telegram":{"baseUrl":"http://127.0.0.1:{{{OutsidePort}}}" },
            "stripe":{"baseUrl":"http://127.0.0.1:{{{OutsidePort}}}" },
            "receiver":{"host":"127.0.0.1","port":{{{_port}}} } }
            """);
    }

    public int OutsidePort { get; } = Server.FreePort();

    public string DataFolder => Path.Combine(_folder, "data");

    private string ConfigFolder => Path.Combine(_folder, "config");

    public void Generate()
    {
        var error = GenerateCommand.Run(ConfigFolder, DataFolder, _members, _seed, TimeProvider.System);
        if (error != 0) throw new InvalidOperationException("The community could not be made up.");
    }

    public Core.Config Config => Configuration.ConfigFolder.Read(ConfigFolder).Config;

    public MadeUpCommunity Community() => new(Config, _seed, TimeProvider.System.GetUtcNow());

    public Server StartWorker() => Server.OfWorker(ConfigFolder, DataFolder, _port);

    /// <summary>Another one once all snapshots were written anew.</summary>
    public string OldestJournal => Directory.EnumerateFiles(Path.Combine(DataFolder, "journal")).Min()!;

    /// <summary>More than one while all snapshots are written anew.</summary>
    public int JournalCount => Directory.EnumerateFiles(Path.Combine(DataFolder, "journal")).Count();

    /// <summary>From the newest journal.</summary>
    public long JournalBytesPerCommit()
    {
        var newest = Directory.EnumerateFiles(Path.Combine(DataFolder, "journal")).Max()!;
        using var stream = new FileStream(newest, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var (bytes, lines, buffer) = (0L, 0L, new byte[1 << 20]);
        while (stream.Read(buffer) is > 0 and var count)
        {
            bytes += count;
            lines += buffer.AsSpan(0, count).Count((byte)'\n');
        }

        return lines == 0 ? 0 : bytes / lines;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
