using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Refunds;
using LeanBot.Core.Tests;

namespace LeanBot.Simulation.Tests;

/// <summary>What everybody in a history shares: chance, the true time, the town and the log.</summary>
internal sealed class World
{
    /// <summary>How many channels there are; each plan unlocks the first so many of them.</summary>
    private static readonly string[] Plans = ["starter", "pro", "gold"];

    private readonly Dictionary<MemberId, DateTimeOffset> _moneyBack = [];

    public World(int seed, Happenings log)
    {
        (Chance, Log) = (new Random(seed), log);
        Disk = new Disk(Chance);
        Town = new Town(Disk.Open) { Config = Drawn(Chance) };
        Disk.Follow(Town.Store);
    }

    public Random Chance { get; }
    public Agenda Agenda { get; } = new();
    public Happenings Log { get; }
    public Disk Disk { get; }
    public Town Town { get; }

    /// <summary>The time that is, whatever the worker's clock says.</summary>
    public DateTimeOffset Now { get; private set; } = Some.Noon;

    /// <summary>How far the worker's clock is ahead.</summary>
    public TimeSpan ClockIsOffBy { get; private set; }

    /// <summary>Subscriptions that their members let renew at Stripe themselves, whatever was before.
    /// </summary>
    public HashSet<string> Resumed { get; } = [];

    /// <summary>Nothing goes wrong any more.</summary>
    public bool IsHealed { get; set; }

    /// <summary>Half of all turns would be looks of every day.</summary>
    private static Config Small { get; } = Some.Config with
    {
        Settings = Some.Config.Settings with
        {
            Access = Some.Config.Settings.Access with { LookEveryHours = 72 },
        },
        Channels = [.. Some.Config.Channels.Take(Plans.Length)],
        Plans = [.. Some.Config.Plans.Select((plan, at) => plan with
        {
            Channels = [.. Some.Config.Channels.Take(at + 1).Select(channel => channel.Id)],
        })],
    };

    /// <summary>In some communities each removal waits for the team, or the second within an hour; and each
    /// has its own rule for what is given back in part.</summary>
    private static Config Drawn(Random chance)
    {
        var policies = Enum.GetValues<PartialRefund>();
        int[] caps = [0, 1, 1, 50, 50, 50, 50];
        return Small with
        {
            Settings = Small.Settings with
            {
                Access = Small.Settings.Access with { MaxRemovalsPerHour = caps[chance.Next(caps.Length)] },
                Refunds = Small.Settings.Refunds with
                {
                    PartialRefund = policies[chance.Next(policies.Length)],
                },
            },
        };
    }

    /// <summary>Money of a member has gone back just now, or has come again.</summary>
    public void NoteMoneyBack(MemberId member) => _moneyBack[member] = Now;

    /// <summary>When that was last.</summary>
    public DateTimeOffset MoneyBackAt(MemberId member) =>
        _moneyBack.GetValueOrDefault(member, DateTimeOffset.MinValue);

    public void PassTo(DateTimeOffset at)
    {
        Now = at;
        Town.Now = at + ClockIsOffBy;
        while (Town.Stripe.NextDue <= at) Town.Stripe.MoveTo(at);
    }

    /// <summary>Sets the worker's clock so far beside the true time.</summary>
    public void SetClock(TimeSpan off)
    {
        ClockIsOffBy = off;
        Town.Stripe.ClockIsAheadBy = -off;
        Town.Now = Now + off;
    }

    public void After(TimeSpan span, Action act) => Agenda.Put(Now + span, act);

    public void Note(string what) => Log.Note(Now, what);

    public bool Happens(double probability) => Chance.NextDouble() < probability;

    /// <summary>A span between the two, where short ones are as likely as long ones.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan most)
    {
        var (from, to) = (Math.Log(least.TotalSeconds), Math.Log(most.TotalSeconds));
        return TimeSpan.FromSeconds(Math.Round(Math.Exp(from + ((to - from) * Chance.NextDouble())), 3));
    }

    /// <summary>How long until something happens that happens so often on average.</summary>
    public TimeSpan Every(double days) =>
        TimeSpan.FromSeconds(Math.Round(-Math.Log(1 - Chance.NextDouble()) * days * 86_400, 3));

    public T OneOf<T>(params IReadOnlyList<T> choices) => choices[Chance.Next(choices.Count)];

    public Plan PlanOf(PlanId id) => Town.Config.Plans.Single(plan => plan.Id == id);

    public Channel ChannelOf(long chat) => Town.Config.Channels.Single(channel => channel.ChatId == chat);
}
