using LeanBot.Core.Features.Broadcasts;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Digests;
using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Refunds;
using LeanBot.Core.Features.Removals;

namespace LeanBot.Core;

/// <summary>The part of <c>config/leanbot.json</c> that decides what the bots do.</summary>
public sealed record Settings
{
    /// <summary>What members call the community.</summary>
    public string Community { get; init; } = "LeanBot";

    /// <summary>An IANA time zone: times are shown in it and members are not disturbed at its
    /// night.</summary>
    public string Zone { get; init; } = "Europe/Kyiv";

    /// <summary>When warnings and removals happen; answers and receipts come at any time.</summary>
    public HourRange SensibleHours { get; init; } = new(10, 20);

    /// <summary>How long access is kept past what is paid while a renewal is being attempted.</summary>
    public int GraceDays { get; init; } = 5;

    /// <summary>Days before an end without renewal at which the member is warned.</summary>
    public IReadOnlyList<int> WarningDays { get; init; } = [7, 3, 1];

    /// <summary>How long an unpaid order keeps its payment page.</summary>
    public int OrderHours { get; init; } = 24;

    /// <summary>The id of the plan that <c>/activate</c> gives where it names none; null for the first that
    /// is sold.</summary>
    public string? DefaultPlan { get; init; }

    public AccessSettings Access { get; init; } = new();

    public DigestSettings Digest { get; init; } = new();

    public RemovalSettings Removals { get; init; } = new();

    public RefundSettings Refunds { get; init; } = new();

    public MigrationSettings Migrations { get; init; } = new();

    public PaidBroadcastSettings PaidBroadcast { get; init; } = new();

    public ProcessedEventsSettings ProcessedEvents { get; init; } = new();

    /// <summary>Where a member's payment page leads back to; null for the user bot's own chat.</summary>
    public string? ReturnUrl { get; init; }
}
