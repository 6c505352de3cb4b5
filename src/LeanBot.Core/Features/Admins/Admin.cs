using System.Text.Json.Serialization;

namespace LeanBot.Core.Features.Admins;

/// <summary>Someone of the team, from <c>config/admins.json</c>.</summary>
/// <param name="TelegramId">Numeric: usernames change hands.</param>
/// <param name="Role">owner, manager, support or readOnly.</param>
public sealed record Admin(
    MemberId TelegramId, string Name, string Language = Texts.DefaultLanguage,
    AdminRole Role = AdminRole.Owner)
{
    /// <summary>What the role may do.</summary>
    [JsonIgnore]
    public AdminRights Rights { get; init; } = RoleRights.Of(Role);

    public bool May(AdminRights right) => (Rights & right) == right;
}
