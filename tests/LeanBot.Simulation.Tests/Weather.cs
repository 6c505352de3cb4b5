using System.Text.Json.Nodes;
using LeanBot.Core;

namespace LeanBot.Simulation.Tests;

/// <summary>What goes wrong in the world, and for how long.</summary>
internal sealed class Weather(World world, Machine machine, Outside outside, Mail mail, Witness witness)
{
    /// <summary>Of the calls that are not answered as they should be.</summary>
    public const double CallFails = 0.02;

    public const double DeathPerTurn = 1.0 / 10_000;

    private static readonly TimeSpan NoticedWithin = TimeSpan.FromMinutes(1);

    /// <summary>What is made good again when the world heals.</summary>
    private readonly List<Action> _remedies = [];

    public void Begin()
    {
        Repeat(25, () => Spell(
            "Telegram is down", TimeSpan.FromMinutes(1), TimeSpan.FromHours(4),
            down => outside.TelegramIsDown = down));
        Repeat(25, () => Spell(
            "Stripe is down", TimeSpan.FromMinutes(1), TimeSpan.FromHours(3),
            down => outside.StripeIsDown = down));
        Repeat(120, () => Spell(
            "Stripe's events are lost", TimeSpan.FromHours(96), TimeSpan.FromHours(97),
            silent => (mail.IsSilent, mail.IsSwallowed) = (silent, silent && world.Happens(0.5))));
        Repeat(50, () => machine.Die(world.Happens(0.5)));
        Repeat(50, () => world.Disk.FailAfter(world.Chance.Next(1, 12)));
        Repeat(100, LoseRights);
        Repeat(150, SetClock);
    }

    public void Heal()
    {
        world.IsHealed = true;
        foreach (var remedy in _remedies.ToArray()) remedy();
        world.Services.EndFaults();
        world.Note("from here on all is well");
    }

    private void Repeat(double days, Action happen) => world.After(world.Every(days), () =>
    {
        if (world.IsHealed) return;
        happen();
        Repeat(days, happen);
    });

    private void Spell(string what, TimeSpan least, TimeSpan most, Action<bool> set)
    {
        var span = world.Between(least, most);
        world.Note($"{what} for {span}");
        set(true);
        EndAfter(span, () =>
        {
            set(false);
            witness.NoteTrouble();
            world.Note($"no longer: {what}");
        });
    }

    /// <summary>Ends it then, or when the world heals.</summary>
    private void EndAfter(TimeSpan span, Action end)
    {
        Action? once = null;
        once = () =>
        {
            if (_remedies.Remove(once!)) end();
        };
        _remedies.Add(once);
        witness.NoteTrouble();
        world.After(span, once);
    }

    private void LoseRights()
    {
        var channel = world.OneOf(world.Config.Channels);
        if (!world.Services.WithoutRights.Add(channel.ChatId)) return;
        var lost = world.OneOf("removed", "administrator", "canInviteUsers", "canRestrictMembers");
        world.Note($"the bot loses its rights in {channel.Title}: {lost}");
        Set(lost == "removed");
        EndAfter(world.Between(TimeSpan.FromMinutes(10), TimeSpan.FromDays(3)), () =>
        {
            world.Services.WithoutRights.Remove(channel.ChatId);
            world.Note($"the bot has its rights in {channel.Title} again");
            witness.NoteTrouble();
            Set(lost != "removed");
        });

        void Set(bool value) =>
            world.Services.Act($"chats/{channel.ChatId}/rights", new JsonObject { [lost] = value });
    }

    private void SetClock()
    {
        if (world.ClockIsOffBy != TimeSpan.Zero) return;
        var off = world.Between(TimeSpan.FromMinutes(6), TimeSpan.FromDays(40)) * world.OneOf(-1, 1);
        Set(off);
        EndAfter(world.Between(TimeSpan.FromMinutes(5), TimeSpan.FromHours(3)), () => Set(TimeSpan.Zero));
    }

    private void Set(TimeSpan off)
    {
        var by = off - world.ClockIsOffBy;
        world.Note($"the worker's clock is set by {by}");
        world.ClockIsOffBy = off;
        witness.NoteTrouble();
        witness.ForgetCauses();
        world.After(world.Between(TimeSpan.FromSeconds(1), NoticedWithin), () =>
        {
            if (!machine.IsUp) return;
            machine.Process.ForgetPauses();
            machine.Handle(new Incoming.ClockJumped(
                $"clock:{world.WorkersNow:O}", by, [Services.Account]));
        });
    }
}
