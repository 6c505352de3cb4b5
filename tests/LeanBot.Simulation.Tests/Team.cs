using LeanBot.Core;
using LeanBot.Core.Features.Removals;

namespace LeanBot.Simulation.Tests;

/// <summary>The team looks every day whether somebody waits to be let out, and mostly says yes.</summary>
internal sealed class Team(World world, Machine machine)
{
    private static readonly TimeSpan LooksAfter = TimeSpan.FromMinutes(1);

    private static MemberId Ada => World.Ada.TelegramId;

    public void Begin()
    {
        world.Services.Say(Bot.Admin, Ada, "/start");
        LookTomorrow();
    }

    private void LookTomorrow() => world.After(TimeSpan.FromDays(1), () =>
    {
        if (machine.Store.View(state => state.All<HeldRemoval>().Any(held => held.IsWaiting))) Decide();
        LookTomorrow();
    });

    private void Decide()
    {
        world.Services.Say(Bot.Admin, Ada, "/removals");
        world.After(LooksAfter, () => Press(world.Happens(0.8) ? "Let " : "Keep all"));
    }

    private void Press(string label)
    {
        var shown = world.Services.Buttons(Bot.Admin, Ada)
            .FirstOrDefault(button => button.Label.Contains(label, StringComparison.Ordinal));
        if (shown.Label is null) return;
        world.Note($"the team presses {shown.Label}");
        world.Services.Press(Bot.Admin, Ada, shown.Message, shown.Label);
    }
}
