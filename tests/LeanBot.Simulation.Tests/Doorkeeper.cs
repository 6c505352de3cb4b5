using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Removals;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Simulation.Tests;

/// <summary>Looks who is inside and who is not, and whether that is right.</summary>
internal sealed class Doorkeeper(World world, Truth truth, Machine machine, Witness witness)
{
    /// <summary>How long a stranger may stay once nothing forbids to let them out.</summary>
    private static readonly TimeSpan OutWithin = TimeSpan.FromMinutes(15);

    /// <summary>What went wrong for all is made up for: a round has passed, and the longest wait.</summary>
    private static readonly TimeSpan CalmAfter = TimeSpan.FromHours(4);

    private readonly Dictionary<(long Chat, MemberId Member), DateTimeOffset> _enteredAt = [];

    private bool IsCalm => machine.IsUp && world.ClockIsOffBy == TimeSpan.Zero
        && machine.UpSince < world.Now - CalmAfter && witness.LastTrouble < world.Now - CalmAfter
        && world.Town.Telegram.WithoutRights.Count == 0;

    public void Check()
    {
        NoteWhoEntered();
        if (!machine.IsUp || world.ClockIsOffBy != TimeSpan.Zero) return;
        foreach (var (place, entered) in _enteredAt) CheckInside(place.Chat, place.Member, entered);
        if (IsCalm) CheckPayers();
    }

    /// <summary>Whoever has paid has a link that works to every channel of theirs.</summary>
    public void CheckPayers()
    {
        foreach (var member in truth.Payers)
        {
            foreach (var channel in world.Town.Config.Channels)
            {
                if (truth.Cover(member, channel.Id) is not { } paid) continue;
                if (paid.At > world.Now - CalmAfter) continue;
                if (world.MoneyBackAt(member) > world.Now - CalmAfter) continue;
                if (witness.ExcusedUntil(member) > world.Now - OutWithin) continue;
                var key = Access.KeyOf(member, channel.Id);
                var access = world.Town.Store.View(state => state.Get<Access>(key));
                var link = access is { IsWanted: true } ? access.InviteLink : null;
                if (link is not null && world.Town.Telegram.IsLink(link)) continue;
                throw new Broken(
                    $"{member} has paid {paid.InvoiceId} until {paid.Until:u} "
                    + $"and cannot enter {channel.Id}: {access}");
            }
        }
    }

    /// <summary>Whoever has paid is inside, after all of them have asked.</summary>
    public void CheckAllInside()
    {
        foreach (var member in truth.Payers)
        {
            foreach (var channel in world.Town.Config.Channels)
            {
                if (truth.Cover(member, channel.Id) is not { } paid) continue;
                if (paid.At > world.Now - CalmAfter) continue;
                if (world.MoneyBackAt(member) > world.Now - CalmAfter) continue;
                if (world.Town.Telegram.Inside.Contains((channel.ChatId, member))) continue;
                throw new Broken($"{member} has paid {paid.InvoiceId} until {paid.Until:u}, "
                    + $"has asked, and is not inside {channel.Id}");
            }
        }
    }

    private void NoteWhoEntered()
    {
        var inside = world.Town.Telegram.Inside.ToHashSet();
        foreach (var gone in _enteredAt.Keys.Where(place => !inside.Contains(place)).ToArray())
            _enteredAt.Remove(gone);
        foreach (var place in inside) _enteredAt.TryAdd(place, world.Now);
    }

    private void CheckInside(long chat, MemberId member, DateTimeOffset entered)
    {
        var channel = world.ChannelOf(chat);
        if (truth.Cover(member, channel.Id) is not null) return;
        DateTimeOffset[] since =
        [
            PermittedAt(member, channel.Id), entered, machine.UpSince, witness.LastTrouble,
            witness.ExcusedUntil(member),
            world.MoneyBackAt(member) == DateTimeOffset.MinValue
                ? DateTimeOffset.MinValue
                : world.MoneyBackAt(member) + CalmAfter,
        ];
        if (world.Now <= since.Max() + OutWithin) return;
        if (world.Town.Store.View(state => IsWaitedFor(state, member, channel.Id))) return;
        throw new Broken(
            $"{member} is inside {channel.Id} though nothing is paid since {since[0]:u}, "
            + $"and could be let out since {since.Max():u}");
    }

    /// <summary>When what was paid, and the days of grace, were over at a sensible hour.</summary>
    private DateTimeOffset PermittedAt(MemberId member, ChannelId channel)
    {
        var config = world.Town.Config;
        return world.Town.Store.View(state => state.Find(Subscription.ByMember, member.ToString())
            .Where(held => world.PlanOf(held.Plan).Channels.Contains(channel))
            .Select(held => truth.ThroughOf(held.StripeId) is { } through
                ? config.Hours.NextFrom(Steps.EndOf(held, through, config))
                : DateTimeOffset.MinValue)
            .DefaultIfEmpty(DateTimeOffset.MinValue)
            .Max());
    }

    private static bool IsWaitedFor(IReader state, MemberId member, ChannelId channel) =>
        state.Find(HeldRemoval.ByMember, member.ToString()).Any()
        || state.Get<LostRights>(channel.Value) is not null;
}
