using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Removals;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Simulation.Tests;

/// <summary>Looks who is inside and who is not, and whether that is right: at every door the moment that
/// somebody must be out, and at all of them from time to time.</summary>
internal sealed class Doorkeeper(World world, Truth truth, Machine machine, Witness witness)
{
    /// <summary>How long a stranger may stay once nothing forbids to let them out.</summary>
    private static readonly TimeSpan OutWithin = TimeSpan.FromMinutes(15);

    /// <summary>What went wrong for all is made up for: a round has passed, and the longest wait.</summary>
    private static readonly TimeSpan CalmAfter = TimeSpan.FromHours(4);

    private static readonly TimeSpan AMoment = TimeSpan.FromMilliseconds(1);

    private readonly Dictionary<(long Chat, MemberId Member), DateTimeOffset> _enteredAt = [];
    private readonly Dictionary<(long Chat, MemberId Member), DateTimeOffset> _looksAt = [];
    private readonly Dictionary<(long Chat, MemberId Member), DateTimeOffset> _waitedForAt = [];
    private IReadOnlySet<(long, MemberId)> _inside = new HashSet<(long, MemberId)>();

    private bool IsCalm => machine.IsUp && world.ClockIsOffBy == TimeSpan.Zero
        && machine.UpSince < world.Now - CalmAfter && witness.LastTrouble < world.Now - CalmAfter
        && world.Services.WithoutRights.Count == 0;

    /// <summary>Notes who came and went, and plans a look for the moment that somebody must be out.</summary>
    public void Watch()
    {
        if (world.Touched.Count == 0) return;
        NoteWhoEntered();
        foreach (var place in _enteredAt.Keys.Where(place => world.Touched.Contains(place.Member)))
            PlanLook(place, MustBeOutBy(place));
        world.Touched.Clear();
    }

    public void Check()
    {
        foreach (var place in _enteredAt.Keys) Look(place);
        if (IsCalm) CheckPayers();
    }

    /// <summary>Whoever has paid has a link that works to every channel of theirs.</summary>
    public void CheckPayers() => ForEachPaid((member, channel, paid) =>
    {
        if (witness.ExcusedUntil(member) > world.Now - OutWithin) return;
        if (witness.PausedUntil > world.Now - OutWithin) return;
        var access = machine.Store.View(state => state.Get<Access>(Access.KeyOf(member, channel.Id)));
        var link = access is { IsWanted: true } ? access.InviteLink : null;
        if (link is not null && world.Services.Links.ContainsKey(link)) return;
        throw new Broken($"{member} has paid {paid.InvoiceId} until {paid.Until:u} and cannot enter "
            + $"{channel.Id}: {access}");
    });

    /// <summary>Whoever has paid is inside, after all of them have asked.</summary>
    public void CheckAllInside() => ForEachPaid((member, channel, paid) =>
    {
        if (world.Services.Inside.Contains((channel.ChatId, member))) return;
        throw new Broken($"{member} has paid {paid.InvoiceId} until {paid.Until:u}, has asked, and is not "
            + $"inside {channel.Id}");
    });

    private void ForEachPaid(Action<MemberId, Channel, Truth.Paid> check)
    {
        foreach (var member in truth.Payers)
        {
            if (world.MoneyBackAt(member) > world.Now - CalmAfter) continue;
            foreach (var channel in world.Config.Channels)
            {
                if (truth.Cover(member, channel.Id) is { } paid && paid.At <= world.Now - CalmAfter)
                    check(member, channel, paid);
            }
        }
    }

    private void NoteWhoEntered()
    {
        var inside = world.Services.Inside;
        if (ReferenceEquals(inside, _inside)) return;
        _inside = inside;
        foreach (var gone in _enteredAt.Keys.Where(place => !inside.Contains(place)).ToArray())
            _enteredAt.Remove(gone);
        foreach (var place in inside) _enteredAt.TryAdd(place, world.Now);
    }

    /// <summary>A look that is planned for an earlier moment plans the next one.</summary>
    private void PlanLook((long Chat, MemberId Member) place, DateTimeOffset by)
    {
        var at = by + AMoment > world.Now ? by + AMoment : world.Now;
        if (_looksAt.TryGetValue(place, out var planned) && planned <= at) return;
        _looksAt[place] = at;
        world.Agenda.Put(at, () =>
        {
            if (_looksAt.GetValueOrDefault(place) != at) return;
            _looksAt.Remove(place);
            if (_enteredAt.ContainsKey(place)) Look(place);
        });
    }

    private void Look((long Chat, MemberId Member) place)
    {
        var by = MustBeOutBy(place);
        if (world.Now > by && IsWaitedFor(place)) _waitedForAt[place] = world.Now;
        else if (world.Now > by && machine.IsUp && world.ClockIsOffBy == TimeSpan.Zero) throw Late(place, by);
        PlanLook(place, world.Now > by ? world.Now + OutWithin : by);
    }

    private Broken Late((long Chat, MemberId Member) place, DateTimeOffset by)
    {
        var channel = world.ChannelOf(place.Chat).Id;
        return new Broken($"{place.Member} is inside {channel} though nothing is paid since "
            + $"{PermittedAt(place.Member, channel):u}, and had to be out by {by:u}");
    }

    private DateTimeOffset MustBeOutBy((long Chat, MemberId Member) place)
    {
        var (member, channel) = (place.Member, world.ChannelOf(place.Chat).Id);
        var isMoneyBack = world.MoneyBackAt(member) != DateTimeOffset.MinValue;
        DateTimeOffset[] since =
        [
            PermittedAt(member, channel), truth.Cover(member, channel)?.Until ?? DateTimeOffset.MinValue,
            _enteredAt[place], _waitedForAt.GetValueOrDefault(place), machine.UpSince, witness.LastTrouble,
            witness.ExcusedUntil(member), witness.PausedUntil,
            isMoneyBack ? world.MoneyBackAt(member) + CalmAfter : DateTimeOffset.MinValue,
        ];
        return since.Max() + OutWithin;
    }

    /// <summary>When what was paid, and the days of grace, were over at a sensible hour.</summary>
    private DateTimeOffset PermittedAt(MemberId member, ChannelId channel)
    {
        var config = world.Config;
        return machine.Store.View(state => state.Find(Subscription.ByMember, member.ToString())
            .Where(held => world.PlanOf(held.Plan).Channels.Contains(channel))
            .Select(held => truth.ThroughOf(held.StripeId) is { } through
                ? config.Hours.NextFrom(Steps.EndOf(held, through, config))
                : DateTimeOffset.MinValue)
            .DefaultIfEmpty(DateTimeOffset.MinValue)
            .Max());
    }

    /// <summary>For the team's yes, or for the bot's rights.</summary>
    private bool IsWaitedFor((long Chat, MemberId Member) place) => machine.Store.View(state =>
        state.Find(HeldRemoval.ByMember, place.Member.ToString()).Any()
        || state.Get<LostRights>(world.ChannelOf(place.Chat).Id.Value) is not null);
}
