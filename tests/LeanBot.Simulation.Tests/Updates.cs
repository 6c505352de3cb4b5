using System.Text.Json.Nodes;
using LeanBot.Core;

namespace LeanBot.Simulation.Tests;

/// <summary>Has the worker fetch what waits at Telegram, soon after it came.</summary>
internal sealed class Updates(World world, Machine machine)
{
    private static readonly TimeSpan SoonMin = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SoonMax = TimeSpan.FromSeconds(5);

    private readonly HashSet<Bot> _planned = [];

    /// <summary>Of those who came and went one in five is never told, and some news come twice.</summary>
    public void Begin()
    {
        Fault("lost", 0.2, "chat_member", "my_chat_member");
        Fault("duplicated", 0.03);
    }

    public void Plan()
    {
        if (!machine.IsUp) return;
        foreach (var bot in (Bot[])[Bot.User, Bot.Admin])
        {
            if (world.Services.HasUpdates(bot)) Plan(bot, world.Between(SoonMin, SoonMax));
        }
    }

    private void Plan(Bot bot, TimeSpan wait)
    {
        if (!_planned.Add(bot)) return;
        world.After(wait, () =>
        {
            _planned.Remove(bot);
            if (!machine.IsUp) return;
            var pause = machine.Process.Polls[bot].Run();
            if (pause > TimeSpan.Zero) Plan(bot, pause);
        });
    }

    private void Fault(string what, double share, params string[] kinds) => world.Services.Act(
        "faults",
        new JsonObject
        {
            ["service"] = "telegram",
            ["updates"] = what,
            ["share"] = share,
            ["kind"] = new JsonArray([.. kinds.Select(kind => (JsonNode)kind)]),
        });
}
