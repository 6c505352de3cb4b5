using LeanBot.Core;

namespace LeanBot.Simulation.Tests;

/// <summary>Brings news to the worker: Stripe's events and Telegram's updates, late, twice, in any order or
/// not at all.</summary>
internal sealed class Mail(World world, Machine machine)
{
    private static readonly int[] ResentAfterDays = [29, 31, 45];
    private static readonly TimeSpan EventMin = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan EventMax = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan SentAgainMax = TimeSpan.FromHours(8);
    private static readonly TimeSpan SentAgainFor = TimeSpan.FromDays(3);
    private static readonly TimeSpan UpdatesKeptFor = TimeSpan.FromHours(24);
    private static readonly TimeSpan UpdateMax = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PollAgain = TimeSpan.FromSeconds(7);

    private int _clones;

    /// <summary>No event of Stripe's reaches the worker.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Takes over what has happened at Stripe since.</summary>
    public void Collect()
    {
        while (world.Town.Stripe.Events.TryDequeue(out var happened)) Post(happened);
    }

    /// <summary>What a person does: Telegram keeps it for a day, and may tell it twice.</summary>
    public void Bring(Incoming update)
    {
        var sent = world.Now;
        world.After(Soon(), () => Deliver(update, sent));
    }

    /// <summary>Who came and went: one in five is never told.</summary>
    public void BringUnsurely(Incoming update)
    {
        if (world.IsHealed || !world.Happens(0.2)) Bring(update);
        else world.Note($"lost: {update.GetType().Name} {update.Cause}");
    }

    private TimeSpan Soon() => world.Between(TimeSpan.FromMilliseconds(50), UpdateMax);

    private void Deliver(Incoming update, DateTimeOffset sent)
    {
        if (world.Now - sent > UpdatesKeptFor) return;
        if (!machine.Handle(update)) world.After(PollAgain, () => Deliver(update, sent));
        else if (!world.IsHealed && world.Happens(0.03)) world.After(Soon(), () => Deliver(update, sent));
    }

    private void Post(StripeEvent happened)
    {
        if (world.IsHealed)
        {
            world.After(EventMin, () => Send(happened, world.Now));
            return;
        }

        if (world.Happens(0.01))
        {
            world.Note($"never made: {happened.Type} {happened.Id}");
            return;
        }

        SendSoon(happened);
        if (world.Happens(0.1)) SendSoon(happened);
        if (world.Happens(0.05)) SendSoon(happened with { Id = $"{happened.Id}_{++_clones}" });
        if (!world.Happens(0.05)) return;
        var days = world.OneOf(ResentAfterDays);
        world.After(TimeSpan.FromDays(days), () => Send(happened, world.Now));
    }

    private void SendSoon(StripeEvent happened)
    {
        var first = world.Now;
        world.After(world.Between(EventMin, EventMax), () => Send(happened, first));
    }

    /// <summary>Stripe tries again for three days.</summary>
    private void Send(StripeEvent happened, DateTimeOffset first)
    {
        if (!IsSilent
            && machine.Handle(new Incoming.Stripe($"stripe:main:{happened.Id}", happened) { Raw = "{}" }))
        {
            world.Note($"told: {happened.Type} {happened.Id}");
            return;
        }

        if (world.Now - first > SentAgainFor) world.Note($"never told: {happened.Type} {happened.Id}");
        else world.After(world.Between(TimeSpan.FromMinutes(5), SentAgainMax), () => Send(happened, first));
    }
}
