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
