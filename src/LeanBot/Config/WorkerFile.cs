using System.Net;
using LeanBot.Core;
using LeanBot.Core.Features.Broadcasts;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Digests;
using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Refunds;
using LeanBot.Core.Features.Removals;

namespace LeanBot.Configuration;

/// <summary>The part of config/leanbot.json that says where things are.</summary>
/// <param name="LogDays">How long files of the log are kept.</param>
internal sealed record Places(Uri Telegram, Uri Stripe, IPAddress Host, int Port, int LogDays);

/// <summary>config/leanbot.json: what the bots do, and where things are.</summary>
internal static class WorkerFile
{
    private static readonly string[] Known =
    [
        "community", "zone", "sensibleHours", "graceDays", "warningDays", "orderHours", "defaultPlan",
        "processedEvents", "returnUrl", "access", "digest", "refunds", "migrations", "removals",
        "telegram", "stripe", "receiver", "logs",
    ];

    private static readonly Settings Default = new();

    public static (Settings Settings, Places Places) Read(Node root)
    {
        root.Knows(Known);
        return (SettingsOf(root), PlacesOf(root));
    }

    private static Settings SettingsOf(Node root) => new()
    {
        Community = root["community"].Text(Default.Community),
        Zone = ZoneOf(root["zone"]),
        SensibleHours = HoursOf(root["sensibleHours"]),
        GraceDays = root["graceDays"].Whole(0, 60, Default.GraceDays),
        WarningDays = WarningsOf(root["warningDays"]),
        // Stripe keeps a checkout session open for a day at most.
        OrderHours = root["orderHours"].Whole(1, 24, Default.OrderHours),
        DefaultPlan = root["defaultPlan"].IsThere ? root["defaultPlan"].Id() : null,
        Access = AccessOf(root["access"]),
        Digest = new DigestSettings { Hour = HourOf(root["digest"]) },
        Removals = RemovalsOf(root["removals"]),
        Refunds = RefundsOf(root["refunds"]),
        Migrations = MigrationsOf(root["migrations"]),
        ProcessedEvents = new ProcessedEventsSettings { TtlDays = TtlOf(root["processedEvents"]) },
        PaidBroadcast = PaidBroadcastOf(root["telegram"]["paidBroadcast"]),
        ReturnUrl = root["returnUrl"].WebAddress()?.AbsoluteUri,
    };

    private static Places PlacesOf(Node root)
    {
        var receiver = root["receiver"];
        if (receiver.IsThere) receiver.Knows("host", "port");
        return new Places(
            AddressOf(root["telegram"].Knows("baseUrl", "paidBroadcast"), "https://api.telegram.org"),
            AddressOf(root["stripe"].Knows("baseUrl"), "https://api.stripe.com"),
            HostOf(receiver["host"]),
            receiver["port"].Whole(0, 65_535, 3001),
            LogDaysOf(root["logs"]));
    }

    private static int LogDaysOf(Node node)
    {
        const int Days = 31;
        return node.IsThere ? node.Knows("keepDays")["keepDays"].Whole(1, 3650, Days) : Days;
    }

    private static string ZoneOf(Node node)
    {
        var zone = node.Text(Default.Zone);
        if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) return zone;
        node.Wrong($"is «{zone}», expected is an IANA time zone such as Europe/Kyiv");
        return "UTC";
    }

    private static HourRange HoursOf(Node node)
    {
        if (!node.IsThere) return Default.SensibleHours;
        node.Knows("from", "to");
        var from = node["from"].Needed().Whole(0, 23, Default.SensibleHours.From);
        var to = node["to"].Needed().Whole(1, 24, Default.SensibleHours.To);
        if (from >= to) node.Wrong($"begin at {from} and end before {to}: the end must be later");
        return new HourRange(from, to);
    }

    private static IReadOnlyList<int> WarningsOf(Node node)
    {
        if (!node.IsThere) return Default.WarningDays;
        var days = node.List().Select(day => day.Whole(1, 60, 1)).ToArray();
        if (days.Distinct().Count() != days.Length) node.Wrong("names a day twice");
        return days;
    }

    private static AccessSettings AccessOf(Node node)
    {
        if (!node.IsThere) return Default.Access;
        node.Knows("maxRemovalsPerHour", "lookEveryHours", "whilePaused");
        return new AccessSettings
        {
            MaxRemovalsPerHour =
                node["maxRemovalsPerHour"].Whole(0, 1_000_000, Default.Access.MaxRemovalsPerHour),
            WhilePaused = node["whilePaused"].YesNo(Default.Access.WhilePaused),
            LookEveryHours = node["lookEveryHours"].Whole(1, 168, Default.Access.LookEveryHours),
        };
    }

    private static RemovalSettings RemovalsOf(Node node)
    {
        if (!node.IsThere) return Default.Removals;
        node.Knows("observe", "capPerRun", "undoDays");
        return new RemovalSettings
        {
            Observe = node["observe"].YesNo(Default.Removals.Observe),
            CapPerRun = node["capPerRun"].Whole(1, RemovalGuard.AtOnceMax, Default.Removals.CapPerRun),
            UndoDays = node["undoDays"].Whole(1, 90, Default.Removals.UndoDays),
        };
    }

    private static RefundSettings RefundsOf(Node node)
    {
        if (!node.IsThere) return Default.Refunds;
        node.Knows("partialRefund", "endsSubscription", "evidenceReminderDays");
        return new RefundSettings
        {
            PartialRefund = PartialRefundOf(node["partialRefund"]),
            EndsSubscription = node["endsSubscription"].IsThere
                ? node["endsSubscription"].YesNo()
                : Default.Refunds.EndsSubscription,
            EvidenceReminderDays =
                node["evidenceReminderDays"].Whole(0, 30, Default.Refunds.EvidenceReminderDays),
        };
    }

    private static PartialRefund PartialRefundOf(Node node)
    {
        var word = node.Text("nothing");
        switch (word)
        {
            case "nothing": return PartialRefund.Nothing;
            case "shorten": return PartialRefund.Shorten;
            case "end": return PartialRefund.End;
            default:
                node.Wrong($"is «{word}», expected is nothing, shorten or end");
                return PartialRefund.Nothing;
        }
    }

    private static MigrationSettings MigrationsOf(Node node) => new()
    {
        NoticeDays = node.IsThere
            ? node.Knows("noticeDays")["noticeDays"].Whole(1, 90, Default.Migrations.NoticeDays)
            : Default.Migrations.NoticeDays,
    };

    private static PaidBroadcastSettings PaidBroadcastOf(Node node)
    {
        if (!node.IsThere) return Default.PaidBroadcast;
        node.Knows("enabled", "perSecond");
        return new PaidBroadcastSettings
        {
            IsEnabled = node["enabled"].YesNo(),
            PerSecond = node["perSecond"].Whole(
                31, PaidBroadcastSettings.PerSecondMax, Default.PaidBroadcast.PerSecond),
        };
    }

    private static int HourOf(Node node) => node.IsThere
        ? node.Knows("hour")["hour"].Whole(0, 23, Default.Digest.Hour)
        : Default.Digest.Hour;

    private static int TtlOf(Node node)
    {
        if (!node.IsThere) return Default.ProcessedEvents.TtlDays;
        return node.Knows("ttlDays")["ttlDays"].Whole(1, 3650, Default.ProcessedEvents.TtlDays);
    }

    private static Uri AddressOf(Node node, string otherwise)
    {
        if (!node.IsThere) return new Uri(otherwise);
        return node["baseUrl"].WebAddress() ?? new Uri(otherwise);
    }

    private static IPAddress HostOf(Node node)
    {
        var host = node.Text("127.0.0.1");
        if (host == "localhost") return IPAddress.Loopback;
        if (IPAddress.TryParse(host, out var address)) return address;
        node.Wrong($"is «{host}», expected is an address of this machine: 127.0.0.1, or 0.0.0.0 for all");
        return IPAddress.Loopback;
    }
}
