using LeanBot.Configuration;
using LeanBot.Core;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Refunds;

namespace LeanBot.Simulation.Tests;

/// <summary>What everybody in a history shares: chance, the true time, the services and the log.</summary>
internal sealed class World
{
    public static readonly Admin Ada = new(new MemberId(5_000_000_100), "Ada");

    private const int MembersMin = 5;
    private const int MembersMax = 40;
    private const int ChannelsCount = 3;

    private static readonly DateTimeOffset Begin = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<MemberId, DateTimeOffset> _moneyBack = [];

    public World(int seed, Happenings log)
    {
        (Chance, Log) = (new Random(seed), log);
        Disk = new Disk(Chance);
        Config = Drawn(Chance);
        Clock = new WorkersClock(this);
        // Small communities are as telling as large ones, and faster.
        var members = (int)Math.Round(MembersMin * Math.Pow(
            (double)MembersMax / MembersMin, Math.Pow(Chance.NextDouble(), 4)));
        Members = [.. Enumerable.Range(1, members)];
        Services = new Services(this, $"history {seed}");
    }

    public Random Chance { get; }
    public Agenda Agenda { get; } = new();
    public Happenings Log { get; }
    public Disk Disk { get; }
    public Config Config { get; }
    public Services Services { get; }

    /// <summary>The members' numbers.</summary>
    public IReadOnlyList<int> Members { get; }

    /// <summary>The worker's clock.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The time that is, whatever the worker's clock says.</summary>
    public DateTimeOffset Now { get; private set; } = Begin;

    /// <summary>How far the worker's clock is ahead.</summary>
    public TimeSpan ClockIsOffBy { get; set; }

    public DateTimeOffset WorkersNow => Now + ClockIsOffBy;

    /// <summary>Subscriptions that their members let renew at Stripe themselves, whatever was before.
    /// </summary>
    public HashSet<string> Resumed { get; } = [];

    /// <summary>Of whom something has changed that may decide whether they are to be inside.</summary>
    public HashSet<MemberId> Touched { get; } = [];

    /// <summary>Nothing goes wrong any more.</summary>
    public bool IsHealed { get; set; }

    /// <summary>The config as it is shipped.</summary>
    public static LoadedConfig Shipped { get; } = ConfigFolder.Read("there is none");

    /// <summary>Each plan unlocks one channel more. Half of all turns would be looks of every day.</summary>
    private static Config Small { get; } = Shipped.Config with
    {
        Settings = Shipped.Config.Settings with
        {
            Access = Shipped.Config.Settings.Access with { LookEveryHours = 72 },
        },
        Admins = [Ada],
        Channels = [.. Shipped.Config.Channels.Take(ChannelsCount)],
        Plans = [.. Shipped.Config.Plans.Take(ChannelsCount).Select((plan, at) => plan with
        {
            Channels = [.. Shipped.Config.Channels.Take(at + 1).Select(channel => channel.Id)],
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
        Services.RunDue();
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

    public Plan PlanOf(PlanId id) => Config.Plans.Single(plan => plan.Id == id);

    public Channel ChannelOf(long chat) => Config.Channels.Single(channel => channel.ChatId == chat);

    private sealed class WorkersClock(World world) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => world.WorkersNow;
    }
}
