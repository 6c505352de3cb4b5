using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Dunning;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Promos;

namespace LeanBot.Core;

/// <summary>What operators decide, frozen for one turn. The files in <c>config/</c> are the truth.</summary>
public sealed record Config(
    Settings Settings,
    IReadOnlyList<Plan> Plans,
    IReadOnlyList<Channel> Channels,
    IReadOnlyList<Admin> Admins,
    Texts Texts)
{
    public IReadOnlyList<Promo> Promos { get; init; } = [];

    /// <summary>Who takes the money for what is sold.</summary>
    public Selling Selling { get; init; } = Selling.ByOne;

    /// <summary>What each role may do, whether anybody has it or not.</summary>
    public IReadOnlyDictionary<AdminRole, AdminRights> Roles { get; init; } =
        Enum.GetValues<AdminRole>().ToDictionary(role => role, RoleRights.Of);

    /// <summary>From what size on a dangerous action takes a second admin.</summary>
    public SecondAdminSettings SecondAdmin { get; init; } = new();

    public DunningSettings Dunning { get; init; } = new();

    /// <summary>How long access is kept past what is paid while a renewal is being attempted: what
    /// dunning.json says goes before leanbot.json.</summary>
    public int GraceDays => Dunning.GraceDays ?? Settings.GraceDays;

    /// <summary>The SHA-256 of each file in lower-case hex, by its name in the folder (<c>plans.json</c>):
    /// what an edit is based on. A file that is not there has the one of what is shipped.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>What an edit of that file is based on.</summary>
    public string HashOf(string file) => Files.GetValueOrDefault(file) ?? "";

    /// <summary>A Telegram folder of all channels, <c>https://t.me/addlist/…</c>; null where there is
    /// none.</summary>
    public string? FolderLink { get; init; }

    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(Settings.Zone);

    public Hours Hours => new(Settings.SensibleHours.From, Settings.SensibleHours.To, Zone);

    /// <summary>What can be bought now; who holds another plan keeps it.</summary>
    public IEnumerable<Plan> PlansForSale => Plans.Where(plan => plan.IsForSale);
}
