using LeanBot.Configuration;
using LeanBot.Core;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>A config folder that is edited while the loop looks at it.</summary>
internal sealed class SomeConfig : IDisposable
{
    private readonly LiveConfig _live;
    private readonly SomeEngine _engine;
    private readonly Judge _judge;
    private readonly ReloadLoop _loop;

    /// <param name="prepare">Makes the folder as it is at the start; null for one with a team.</param>
    public SomeConfig(Action<string>? prepare = null)
    {
        File.WriteAllText(PathOf("admins.json"), """{ "admins": [{ "telegramId": 77, "name": "Ada" }] }""");
        File.WriteAllText(PathOf("leanbot.json"), Days(5));
        prepare?.Invoke(Folder);
        _live = new LiveConfig(ConfigFolder.Read(Folder));
        _engine = new SomeEngine(live: () => _live.Config);
        _judge = new Judge(
            _live, _engine.Store, new Dictionary<string, bool> { ["main"] = false, ["second"] = false });
        _loop = new ReloadLoop(
            _live, _judge, _engine.Inbox, _engine.Clock, NullLogger<ReloadLoop>.Instance);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("leanbot-reload-").FullName;

    public Config Config => _live.Config;

    public int GraceDays => Config.Settings.GraceDays;

    public IReadOnlyList<string> Said => _engine.Said();

    public static string Days(int days) => $$"""
        {
          // Days of grace.
          "graceDays": {{days}}
        }

        """;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    /// <summary>So many seconds pass.</summary>
    public async Task Looks(int times)
    {
        for (var i = 0; i < times; i++) await _loop.Look(CancellationToken.None);
    }

    public EditConfigCaller Editor(IDisk? disk = null) =>
        new(Folder, _judge, disk ?? new DurableFiles(), NullLogger<EditConfigCaller>.Instance);

    public void Hold(string plan, int members) => _engine.Store.Update(_engine.Clock.GetUtcNow(), "test", tx =>
    {
        foreach (var i in Enumerable.Range(1, members))
            tx.Put(new Subscription(
                new($"main:sub_{i}"), new MemberId(i), new(plan), "main", $"sub_{i}", SubscriptionState.Active));
        return true;
    });

    public void LetGo() => _engine.Store.Update(_engine.Clock.GetUtcNow(), "test", tx =>
    {
        foreach (var held in tx.All<Subscription>().ToArray()) tx.Delete(held);
        return true;
    });

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
