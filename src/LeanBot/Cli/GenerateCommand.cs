using System.Globalization;
using LeanBot.Configuration;
using LeanBot.Core;
using LeanBot.Core.Features.Rounds;
using LeanBot.Store;

namespace LeanBot.Cli;

/// <summary><c>leanbot generate</c>: a data folder of a community that does not exist, to see what the
/// hardware can carry.</summary>
internal static class GenerateCommand
{
    /// <exception cref="IOException">The folder holds data already.</exception>
    public static int Run(string configFolder, string dataFolder, int members, int seed, TimeProvider clock)
    {
        if (!Directory.Exists(configFolder))
        {
            Console.Error.WriteLine(
                $"There is no folder {Path.GetFullPath(configFolder)}: --config names the one with plans.json.");
            return ExitCode.Usage;
        }

        var config = ConfigFolder.Read(configFolder).Config;
        if (config.Plans.Count == 0)
        {
            Console.Error.WriteLine("plans.json sells nothing, so there is nothing that anybody could hold.");
            return ExitCode.Usage;
        }

        Write(dataFolder, config, members, seed, clock.GetUtcNow());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFullPath(dataFolder)} holds {members} members, none of whom exists."));
        Console.WriteLine("Never start it with the tokens of real bots.");
        return ExitCode.Ok;
    }

    private static void Write(string folder, Config config, int members, int seed, DateTimeOffset now)
    {
        var community = new MadeUpCommunity(config, seed, now);
        var schema = new Schema(typeof(Engine).Assembly);
        using var storage = FileStorage.Open(folder, schema);
        var store = new StateStore(schema, storage);
        storage.Follow(store);
        if (store.DurableSeq > 0)
            throw new IOException($"{Path.GetFullPath(folder)} holds data already: give a folder of its own.");
        // As after a long time: a start has nothing to walk through.
        var walked = new Rescanned(Rescans.BasisOf(Worker.Build, config), now);
        foreach (var some in Enumerable.Range(1, members).SelectMany(community.Of)
            .Append(walked).Chunk(Tx.ChangesMax))
        {
            store.Update(now, "generate", tx =>
            {
                foreach (var record in some) tx.Put(record);
                return true;
            });
        }
    }
}
