using System.Globalization;
using System.Text.Json;
using LeanBot.Benchmarks.Load;
using LeanBot.Core;
using LeanBot.Core.Features.Broadcasts;
using LeanBot.Store;

namespace LeanBot.Benchmarks.Sender;

/// <summary>How much of the rate that Telegram allows a broadcast fills, by the worker as a process: and
/// whether it is ever told to be slower.</summary>
internal static class SenderBench
{
    private const int PerSecond = 30;
    private const int Members = 1_500;
    private const int Seed = 1;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    public static async Task Run(bool asJson)
    {
        var root = Directory.CreateTempSubdirectory("leanbot-sender-").FullName;
        try
        {
            using var place = new BenchPlace(root, Members, Seed);
            place.Generate();
            var people = Order(place.DataFolder);
            var telegram = new LimitedTelegram(PerSecond);
            await using var outside = await Nobody.Start(
                place.OutsidePort, place.Community(), telegram.Answer);
            using var worker = place.StartWorker();
            await Until(() => telegram.Messages >= people);
            Print(telegram, people, asJson);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>A broadcast to everybody, whose moment has come.</summary>
    private static int Order(string dataFolder)
    {
        var schema = new Schema(typeof(Engine).Assembly);
        using var storage = FileStorage.Open(dataFolder, schema);
        var store = new StateStore(schema, storage);
        var now = TimeProvider.System.GetUtcNow();
        store.Update(now, "bench", tx =>
        {
            tx.Put(new Broadcast(
                "bench", new MemberId(1), now, 1, Audience.Everybody, new Post("Hello, <b>you</b>!", null), [],
                BroadcastState.Scheduled, StartsAt: now, NextAt: now));
            return true;
        });
        return store.View(state => state.All<Core.Features.Members.Member>().Count());
    }

    private static async Task Until(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!isSo()) await Task.Delay(Look, TimeProvider.System, limit.Token);
    }

    private static void Print(LimitedTelegram telegram, int people, bool asJson)
    {
        var figures = new Dictionary<string, double>
        {
            ["senderRate"] = telegram.PerSecond / PerSecond,
            ["senderPerSecond"] = telegram.PerSecond,
            ["senderRefused"] = telegram.Refused,
            ["senderReached"] = telegram.Received.Count,
            ["senderTwice"] = telegram.Messages - telegram.Received.Count,
            ["senderPeople"] = people,
        };
        foreach (var (name, value) in figures)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} = {value:0.####}"));
        if (asJson) Console.WriteLine(JsonSerializer.Serialize(figures));
    }
}
