namespace LeanBot.Core.Features.Admins;

/// <summary>What a role may do, where <c>config/admins.json</c> does not say otherwise.</summary>
public static class RoleRights
{
    private const AdminRights OfOwnersAlone =
        AdminRights.SetPrices | AdminRights.MigratePrices | AdminRights.Import;

    public static AdminRights Of(AdminRole role) => role switch
    {
        AdminRole.Owner => AdminRights.All,
        AdminRole.Manager => AdminRights.All & ~OfOwnersAlone,
        AdminRole.Support =>
            AdminRights.Look | AdminRights.Answer | AdminRights.Note | AdminRights.GiveAccess,
        _ => AdminRights.Look,
    };
}
