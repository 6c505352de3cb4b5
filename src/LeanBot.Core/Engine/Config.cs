using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core;

/// <summary>What operators decide, frozen for one turn. The files in <c>config/</c> are the truth.</summary>
public sealed record Config(
    Settings Settings,
    IReadOnlyList<Plan> Plans,
    IReadOnlyList<Channel> Channels,
    IReadOnlyList<Admin> Admins,
    Texts Texts)
{
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(Settings.Zone);

    public Hours Hours => new(Settings.SensibleHours.From, Settings.SensibleHours.To, Zone);
}

/// <summary>The part of <c>config/leanbot.json</c> that decides what the bots do.</summary>
public sealed record Settings
{
    /// <summary>What members call the community.</summary>
    public string Community { get; init; } = "LeanBot";

    /// <summary>An IANA time zone: times are shown in it and members are not disturbed at its night.</summary>
    public string Zone { get; init; } = "Europe/Kyiv";

    /// <summary>When warnings and removals happen; answers and receipts come at any time.</summary>
    public HourRange SensibleHours { get; init; } = new(10, 20);

    /// <summary>How long access is kept past what is paid while a renewal is being attempted.</summary>
    public int GraceDays { get; init; } = 5;

    /// <summary>Days before an end without renewal at which the member is warned.</summary>
    public IReadOnlyList<int> WarningDays { get; init; } = [7, 3, 1];

    /// <summary>How long an unpaid order keeps its payment page.</summary>
    public int OrderHours { get; init; } = 24;

    public ProcessedEventsSettings ProcessedEvents { get; init; } = new();

    /// <summary>Where a member's payment page leads back to; null for the user bot's own chat.</summary>
    public string? ReturnUrl { get; init; }
}

/// <param name="From">The first hour of the day, 0 to 23, in the configured zone.</param>
/// <param name="To">The hour it ends before, 1 to 24.</param>
public sealed record HourRange(int From, int To);

public sealed record ProcessedEventsSettings
{
    /// <summary>Stripe resends on request for up to 30 days. What was granted is known for ever, apart from this.</summary>
    public int TtlDays { get; init; } = 30;
}
