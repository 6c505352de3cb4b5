using LeanBot.Core;
using LeanBot.Core.Features.Removals;
using LeanBot.Core.Tests;

namespace LeanBot.Simulation.Tests;

/// <summary>The team looks every day whether somebody waits to be let out, and mostly says yes.</summary>
internal sealed class Team(World world, Mail mail)
{
    private static readonly TimeSpan LooksAfter = TimeSpan.FromMinutes(1);

    public void Begin() => world.After(TimeSpan.FromDays(1), () =>
    {
        var isAnybodyHeld = world.Town.Store.View(
            state => state.All<HeldRemoval>().Any(held => held.IsWaiting));
        if (isAnybodyHeld) Decide();
        Begin();
    });

    private void Decide()
    {
        var update = world.Town.NextUpdate(Bot.Admin);
        mail.Bring(new Incoming.Message(update, Bot.Admin, Some.Admin, 1, "/removals") { Raw = "{}" });
        world.After(LooksAfter, () => Press(world.Happens(0.8) ? "Let " : "Keep all"));
    }

    private void Press(string label)
    {
        var shown = world.Town.Telegram.Chat(Bot.Admin, Some.Admin.Id).Reverse()
            .SelectMany(message => message.Buttons.SelectMany(row => row)
                .Select(button => (message.Id, Button: button)))
            .FirstOrDefault(one => one.Button.Text.Contains(label, StringComparison.Ordinal));
        if (shown.Button?.Data is not { } data) return;
        world.Note($"the team presses {shown.Button.Text}");
        var update = world.Town.NextUpdate(Bot.Admin);
        mail.Bring(new Incoming.Press(update, Bot.Admin, Some.Admin, shown.Id, $"query {update}", data)
        {
            Raw = "{}",
        });
    }
}
